"""Where later and higher norms bind the Measure: the default of each, where it is done, the test that holds it.

python -m tests.higher_norms          checks that every guard and test that is named exists
python -m tests.higher_norms --write  also writes docs/higher-norms.md
"""

from __future__ import annotations

import sys
from dataclasses import dataclass

from tests.measure_coverage import PAGE as COVERAGE
from tests.measure_coverage import every_test
from tests.without_guard import every_guard

PAGE = COVERAGE.with_name("higher-norms.md")


@dataclass(frozen=True)
class Bound:
    """One place where the Measure's words yield: `override` says whether and how the office may open it."""

    subject: str
    norm: str
    default: str
    where: str
    guards: tuple[str, ...]
    tests: tuple[str, ...]
    override: str = "固定"


EXCEPTION = "例外决定（签发人，附法律、法规条款）"
POLICY = "office.toml 政策，在界限之内"

BOUNDS: dict[str, Bound] = {
    "C01": Bound("本县自定名单", "国办发〔2020〕49号 四（六）（七）", "称“失信信息记录”，公示页、数据、通报函写明不是严重失信主体名单；须有生效文书", "publishing；agency_notice", ("instrument_is_effective",), ("test_the_register_is_written_as_a_page_and_as_data",)),
    "C02": Bound("列入失信被执行人名单库", "法释〔2017〕7号", "法院轨道只转送、解除，不认定", "court_* 步骤", (), ("test_no_step_leads_from_the_court_track_to_the_countys_own", "test_a_court_entry_is_never_decided_here")),
    "C03": Bound("公布身份证号码", "个人信息保护法 6、28；居民身份证法", "只显示首尾各一位；全号固定不公示", "register；publish.id_mask", (), ("test_a_persons_whole_number_is_never_shown_nor_sex_and_age_by_default", "test_an_office_may_show_no_number_at_all_but_never_the_whole")),
    "C04": Bound("公布性别、年龄", "个人信息保护法 6、34", "不公示；开启后只及于告知书已写明的案件", "register；publish.age_sex", (), ("test_a_persons_whole_number_is_never_shown_nor_sex_and_age_by_default", "test_they_are_not_opened_without_a_law_or_without_saying_who", "test_what_was_opened_after_the_notice_is_not_shown_in_this_case"), "office.toml 政策，须附法律、行政法规条款"),
    "C05": Bound("拖欠暖气费、物业费、服务费", "民法典 944；49号文 二（二）", "默认不适用", "第四条情形数据", ("behaviours_are_usable",), ("test_conduct_that_is_off_or_the_courts_is_refused_with_the_norm",), EXCEPTION),
    "C06": Bound("恶意逃债、拖欠货款、不履行合约", "49号文 二（二）", "默认不适用", "第四条情形数据", ("behaviours_are_usable",), ("test_conduct_that_is_off_or_the_courts_is_refused_with_the_norm",), EXCEPTION),
    "C07": Bound("拒不参保、欠缴社保", "社会保险经办条例", "只适用于用人单位", "only_units", ("behaviours_are_usable",), ("test_what_only_an_employer_can_do_is_not_held_against_a_person",)),
    "C08": Bound("工作失误、竣工资料", "行政处罚法 5、33", "默认不适用（过失）", "第四条情形数据", ("behaviours_are_usable",), ("test_conduct_that_is_off_or_the_courts_is_refused_with_the_norm",), EXCEPTION),
    "C09": Bound("“等行为”、第十一项", "49号文", "默认不适用；启用后须写明法律、法规条款", "第四条情形数据", ("other_conduct_names_its_law", "behaviours_are_usable"), ("test_it_refuses_what_it_must_and_says_why",), EXCEPTION),
    "C10": Bound("限制从事相关经营活动", "行政处罚法 9、16", "措施封闭", "第五条措施数据", ("restrictions_fit_the_respondent", "exception_is_open_to_the_office"), ("test_a_blocked_restriction_is_refused_with_the_norm_that_blocks_it",), EXCEPTION),
    "C11": Bound("限制优抚", "军人抚恤优待条例 58–59", "措施封闭", "第五条措施数据", ("restrictions_fit_the_respondent",), ("test_a_blocked_restriction_is_refused_with_the_norm_that_blocks_it",)),
    "C12": Bound("限制银行贷款", "征信业管理条例 15", "只作信息提供，须有依据", "第五条措施数据", ("restrictions_fit_the_respondent",), ("test_a_restriction_without_its_statutory_basis_is_refused",), EXCEPTION),
    "C13": Bound("限制工商注册", "市场主体登记管理条例 12；公司法 178", "只限法定任职资格", "第五条措施数据", ("restrictions_fit_the_respondent",), ("test_a_restriction_without_its_statutory_basis_is_refused",)),
    "C14": Bound("对公职人员的措施", "公务员法等人事法律", "向所在单位提供信息，不直接处分", "第五条措施数据；通报函", ("restrictions_fit_the_respondent",), ("test_a_restriction_of_another_kind_of_respondent_is_refused",)),
    "C15": Bound("审批、资质、招投标“从严审核”", "行政许可法 16–17；公平竞争审查条例", "只作参考信息，逐项写明依据和理由", "第五条措施数据", ("restrictions_fit_the_respondent",), ("test_the_notice_names_each_restriction_with_basis_body_term_and_reason",)),
    "C16": Bound("期满且履行才移出、没有期限", "信用修复管理办法（36号令）", "分级期限，期满自动停止，不延长", "term.*；removal、expiry", ("term_is_within_its_class", "term_is_over_and_obligation_unmet"), ("test_a_term_has_an_end_within_its_class", "test_nobody_has_to_do_anything_for_the_register_to_forget"), POLICY),
    "C17": Bound("没有修复途径", "36号令；国办发〔2025〕22号", "修复告知书与决定书同达；可申请修复", "repair_* 步骤", ("shortest_publication_is_over",), ("test_the_notice_on_repair_goes_out_with_the_decision",)),
    "C18": Bound("没有申辩日数、没有听证", "行政处罚法 44–45、62–64", "十个工作日；可以要求听证", "notice.defence_days；hearing_* 步骤", ("answer_period_is_over", "hearing_was_held"), ("test_nobody_is_passed_over_while_he_may_still_answer",), POLICY),
    "C19": Bound("救济只写复议", "行政诉讼法；行政复议法 20", "决定书写明复议机关、法院、期限", "decision 等文书", (), ("test_an_objection_that_fails_is_answered_with_reasons_and_remedies",)),
    "C20": Bound("到处写“及时”", "法的安定性", "每个期限都有日数、规则、来源", "deadlines.RULES；政策", (), ("test_every_deadline_of_every_case_has_a_source",), POLICY),
    "C21": Bound("没有排除未成年人", "行政处罚法 30；未成年人保护法 103", "按行为时年龄，一律不认定", "acceptance、prior_notice、decision", ("respondent_is_of_age",), ("test_who_is_out_of_reach_is_never_accepted_however_the_doubt_was_decided",)),
    "C22": Bound("没有排除无行为能力人", "行政处罚法 31；新疆社会信用条例 3", "不具有完全民事行为能力的不认定；登记监护人", "报送单；acceptance、prior_notice、decision", ("respondent_has_capacity",), ("test_it_refuses_what_it_must_and_says_why",)),
    "C23": Bound("聚众扰乱秩序等治安记录", "治安管理处罚法 136；预防未成年人犯罪法 59", "封存记录、治安管理处罚不受理、不并案、不公示", "acceptance；publication", ("record_is_not_sealed", "nothing_forbids_publication"), ("test_it_refuses_what_it_must_and_says_why",)),
    "C24": Bound("单位案件带入法定代表人", "正当程序；第二条第二款", "各立案件、各自告知决定；关联人员默认不公示；单位不成立的随之不成立", "报送单关联；publication", ("nothing_forbids_publication", "the_units_finding_is_not_annulled"), ("test_a_linked_person_is_another_respondent_with_a_case_of_his_own",)),
    "C25": Bound("在公众号公布", "个人信息保护法 47", "逐渠道登记撤下并留证；未撤下不得归档", "takedown 步骤", ("something_is_still_shown", "nothing_is_still_published"), ("test_what_was_published_elsewhere_is_due_down_the_day_the_listing_ends", "test_the_file_is_not_closed_while_an_agency_still_restricts")),
    "C26": Bound("办法是否有效", "规范性文件有效期；备案审查", "惯例期满未确认的，不作新决定", "norm.valid_until、norm.confirmed_by", ("measure_is_confirmed_valid",), ("test_after_five_years_no_new_decision_without_a_paper_that_confirms_the_measure",), POLICY),
    "C27": Bound("联合惩戒备忘录", "49号文；目录清单制", "备忘录、纪要不能单独作依据", "prior_notice、decision", ("a_memo_alone_is_no_basis",), ("test_the_measure_notes_that_a_memorandum_alone_is_no_basis",)),
    "C28": Bound("解释权", "立法法原则", "解释不能启用封闭的情形、措施；不溯及既往", "interpretations", (), ("test_a_reading_opens_nothing_that_stands_closed", "test_a_reading_never_applies_backwards")),
    "C29": Bound("施行前的记录", "第三条；立法法 104（参照）", "2021年11月12日以前的不收", "report、acceptance、decision", ("conduct_is_after_the_measure_took_effect",), ("test_conduct_on_the_last_day_before_the_measure_is_not_registered",)),
    "C30": Bound("机关、乡镇", "政务失信另有规定", "不受理，转有权机关", "acceptance", ("respondent_is_within_scope",), ("test_a_state_organ_is_doubted_at_the_report_and_refused_at_acceptance",)),
    "C31": Bound("同一事实已列入部委名单", "行政处罚法 5", "期限不长于原名单；同一事项不重复立案", "listed_until；疑点核定", ("term_ends_with_the_source_list",), ("test_a_matter_that_is_a_case_already_is_doubted",)),
    "C32": Bound("县政府批准又复议", "行政复议法", "写明可以直接起诉", "decision", (), ("test_the_decision_says_that_a_suit_needs_no_review_before_it",), "review_body、government 可设"),
    "C33": Bound("组织机构代码", "统一社会信用代码制度", "以统一社会信用代码为准，可推得九位代码", "parties", (), ("test_the_organisation_code_that_the_article_asks_for_can_be_read_from_the_credit_code",)),
    "C34": Bound("情形、义务中的第三人信息", "个人信息保护法；行政处罚法 50", "公示不写事实；对外文字有证件、电话号码的不放行", "publication、push", ("nothing_sent_out_names_a_number",), ("test_the_register_never_tells_the_facts_of_the_case",)),
    "C35": Bound("机器打分", "个人信息保护法 24", "不打分、不自动认定", "全部认定步骤由人办理", (), ("test_the_program_itself_takes_only_what_the_day_brings_about",)),
    "C36": Bound("整卷推送给各单位", "个人信息保护法 6、23", "每单位一函，只给所需字段，有记录", "push", (), ("test_an_agency_learns_only_of_the_restrictions_that_are_its_own", "test_an_agency_reads_a_masked_number_of_a_natural_person")),
    "C37": Bound("公告送达文字", "隐私", "送达登记只记方法、日期；公告以姓名和文号为限", "letter_serve", ("public_notice_is_the_last_resort",), ("test_it_refuses_what_it_must_and_says_why",)),
    "C38": Bound("语言文字", "民族区域自治法 21", "登记语言需要和翻译；告知书、听证通知书、决定书提供翻译；笔录写明翻译", "报送单、陈述申辩；language.*", (), ("test_acceptance_inquiry_review_and_oral_defence_leave_their_papers", "test_a_letter_offers_a_translation_in_the_languages_that_the_office_has_set", "test_a_need_that_was_reported_is_met_whatever_the_setting_says"), POLICY),
    "C39": Bound("死亡、注销", "个人信息保护法 49", "终止，当天停止公示，各单位解除", "termination", (), ("test_whatever_anyone_files_the_rights_hold",)),
    "C40": Bound("数据存放", "个人信息保护法 36", "全部在本机，不连外网", "storage；页面不引外部资源", (), ("test_a_page_names_nothing_outside_the_office",)),
}  # fmt: skip


def problems() -> list[str]:
    """Places that are missing, and guards or tests that do not exist."""
    tests, guards = every_test(), every_guard()
    missing = [f"nothing is said of C{n:02d}" for n in range(1, 41) if f"C{n:02d}" not in BOUNDS]
    no_guard = [
        f"{key}: no guard {name}" for key, b in BOUNDS.items() for name in b.guards if name not in guards
    ]
    no_test = [f"{key}: no test {name}" for key, b in BOUNDS.items() for name in b.tests if name not in tests]
    return [*missing, *no_guard, *no_test]


def page() -> str:
    """docs/higher-norms.md."""
    tests, guards = every_test(), every_guard()
    lines = [
        "# Where higher norms bind the Measure (上位规范)",
        "",
        "Generated: `python -m tests.higher_norms --write`. Forty places where the Measure's words yield to a later or higher norm:",
        "the protective default, where it is done, what holds it, and whether the office may open it. Nothing of the Measure is",
        "hidden: what is off says why, and what would open it.",
        "",
        "| | 办法的规定 | 上位规范 | 默认做法 | 在哪里 | 规则 | 测试 | 例外 |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for key, bound in BOUNDS.items():
        rules = "<br>".join(f"{guards[name][0].promise}（`{name}`）" for name in bound.guards) or "—"
        held = "<br>".join(
            f"`{tests[name]}` {name.removeprefix('test_').replace('_', ' ')}" for name in bound.tests
        )
        lines.append(
            f"| {key} | {bound.subject} | {bound.norm} | {bound.default} | {bound.where} | {rules} | {held} | {bound.override} |"
        )
    return "\n".join([*lines, ""])


def main() -> None:
    found = problems()
    if found:
        raise SystemExit("\n".join(found))
    if "--write" in sys.argv:
        PAGE.write_text(page(), encoding="utf-8")
    sys.stdout.write(f"{len(BOUNDS)} places, each held by a test\n")


if __name__ == "__main__":
    main()
