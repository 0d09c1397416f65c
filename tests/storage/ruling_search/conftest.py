"""Three rulings to search."""

import pytest

from storage import RulingDoc, RulingSearch

FACTS = "艾力·买买提于2021年拖欠农民工工资１２万元。𠮷祥公司同案。"


@pytest.fixture
def rulings(home):
    rulings = RulingSearch(home)
    rulings.rebuild(
        [
            RulingDoc(
                "1",
                "木发改信决〔2026〕1号",
                {"事实": FACTS, "理由": "依据第四条第（七）项"},
                {"item": ["7", "8"], "year": "2026"},
            ),
            RulingDoc(
                "2",
                "木发改信决〔2026〕12号",
                {"事实": "某公司拒不支付工资", "理由": "证据不足"},
                {"item": "8", "year": "2026"},
            ),
            RulingDoc("3", "拖欠工资认定", {"事实": "无", "理由": ""}, {"year": "2025"}),
        ]
    )
    return rulings
