"""The procedure of the Measure: the one table of its steps, in the order of the office wall."""

from __future__ import annotations

from casefiles import guards, letters
from casefiles.case import State
from casefiles.letters import LetterAct
from casefiles.measure import article, norm
from casefiles.roles import Role
from casefiles.steps import Step, Upload
from forms import inquiry, letter_acts, notice, objection, report, ruling, turns

S = State
LETTER_RULE = norm("文书办理程序：拟稿、审核、签发、用印、送达依次进行，拟稿人不得审核、签发自己拟的文书")

REPORT = Step(
    name="report",
    title="报送登记",
    ground=article(6, 1),
    actors=(Role.CLERK, Role.DEPARTMENT),
    leads_from=(S.NEW,),
    leads_to=S.REPORTED,
    form=report.ReportForm,
    guidance="录入报送单；一行一个主体，也可以整表导入。",
    upload=Upload("报送材料", "evidence"),
    opens_a_case=True,
)

COURT_REPORT = Step(
    name="court_report",
    title="法院名单登记",
    ground=article(2),
    actors=(Role.CLERK,),
    leads_from=(S.NEW,),
    leads_to=S.COURT_RECEIVED,
    form=report.CourtReportForm,
    guidance="法院失信名单、限制消费令只转送、解除，本机关不另行认定。",
    upload=Upload("法院材料", "evidence"),
    opens_a_case=True,
)

DOUBT_DECISION = Step(
    name="doubt_decision",
    title="疑点核定",
    ground=article(6, 2),
    actors=(Role.CLERK,),
    leads_from=(S.DOUBTFUL,),
    leads_to={"take": S.REPORTED, "court": S.COURT_RECEIVED, "return": S.RETURNED},
    form=report.DoubtDecisionForm,
    guidance="报送有疑点，由经办人决定收下还是退回，并写明理由。",
)

SUPPLEMENT_REQUEST = Step(
    name="supplement_request",
    title="要求补正",
    ground=article(6, 1),
    actors=(Role.CLERK,),
    leads_from=(S.REPORTED,),
    leads_to=S.SUPPLEMENT_PENDING,
    form=report.SupplementRequestForm,
    guidance="一次性告知报送部门缺什么。",
    drafts=(letters.SUPPLEMENT_REQUEST,),
)

SUPPLEMENT = Step(
    name="supplement",
    title="收到补正",
    ground=article(6, 1),
    actors=(Role.CLERK, Role.DEPARTMENT),
    leads_from=(S.SUPPLEMENT_PENDING,),
    leads_to=S.REPORTED,
    form=report.SupplementForm,
    guidance="只填补正的内容，其余沿用原报送。",
    upload=Upload("补正材料", "evidence"),
)

ACCEPTANCE = Step(
    name="acceptance",
    title="受理",
    ground=article(6, 2),
    actors=(Role.CLERK,),
    leads_from=(S.REPORTED,),
    leads_to=S.ACCEPTED,
    form=inquiry.AcceptanceForm,
    guidance="核对主体、时间、依据文书后受理，指定两名经办人。",
    guards=(
        guards.conduct_is_after_the_measure_took_effect,
        guards.respondent_is_of_age,
        guards.respondent_is_within_article_2,
        guards.instrument_is_effective,
        guards.behaviours_are_usable,
    ),
    checks=(guards.two_people_take_part,),
)

OVERRIDE = Step(
    name="override",
    title="例外决定",
    ground=article(11),
    actors=(Role.SIGNER,),
    leads_from=(S.REPORTED, S.ACCEPTED, S.VERIFIED, S.LEGALLY_REVIEWED),
    leads_to=None,
    form=turns.OverrideForm,
    guidance="启用默认不适用的情形或者措施，须有法律、法规的具体条款并上传依据；以后凡用到都会再次提示。",
    upload=Upload("例外决定的依据", "evidence", required=True),
    checks=(guards.exception_is_open_to_the_office,),
    aside=True,
)

RECUSAL = Step(
    name="recusal",
    title="回避",
    ground=norm("《中华人民共和国行政处罚法》第四十三条"),
    actors=(Role.SIGNER,),
    leads_from=(),
    leads_to=None,
    form=turns.RecusalForm,
    guidance="决定某人是否回避本案；回避后其账号不能再办理本案。",
    upload=Upload("回避申请", "evidence"),
    aside=True,
)

SUSPENSION = Step(
    name="suspension",
    title="中止核查",
    ground=norm("案件中止的一般规则：须等待其他案件结果或者鉴定的，中止计算期限"),
    actors=(Role.REVIEWER,),
    leads_from=(S.ACCEPTED,),
    leads_to=S.SUSPENDED,
    form=turns.SuspensionForm,
    guidance="须等待其他文书、鉴定时中止；中止期间核查期限停止计算。",
    drafts=(letters.SUSPENSION_NOTICE,),
    aside=True,
)

RESUMPTION = Step(
    name="resumption",
    title="恢复核查",
    ground=norm("案件中止的一般规则：原因消除后恢复"),
    actors=(Role.REVIEWER,),
    leads_from=(S.SUSPENDED,),
    leads_to=S.ACCEPTED,
    form=turns.ResumptionForm,
    guidance="等待的事项有了结果即恢复，期限接着计算。",
)

VERIFICATION_EXTENSION = Step(
    name="verification_extension",
    title="延长核查期限",
    ground=norm("《中华人民共和国行政处罚法》第六十条（参照）"),
    actors=(Role.SIGNER,),
    leads_from=(S.ACCEPTED,),
    leads_to=None,
    form=turns.VerificationExtensionForm,
    guidance="只能延长一次，须写明理由。",
    guards=(guards.verification_was_not_extended,),
    aside=True,
)

REFUSAL = Step(
    name="refusal",
    title="不予受理",
    ground=article(3),
    actors=(Role.CLERK,),
    leads_from=(S.REPORTED, S.SUPPLEMENT_PENDING),
    leads_to=S.REFUSAL_PENDING,
    form=inquiry.RefusalForm,
    guidance="写明理由，告知报送部门，必要时移送行业主管部门。",
    drafts=(letters.REFUSAL, letters.REFERRAL),
    once_served=S.REFUSED,
    checks=(guards.conduct_is_before_the_measure_took_effect,),
)

WITHDRAWAL = Step(
    name="withdrawal",
    title="撤回报送",
    ground=article(6, 1),
    actors=(Role.CLERK, Role.DEPARTMENT),
    leads_from=(S.DOUBTFUL, S.REPORTED, S.SUPPLEMENT_PENDING, S.ACCEPTED, S.VERIFIED),
    leads_to=S.WITHDRAWN,
    form=inquiry.WithdrawalForm,
    guidance="报送部门在告知当事人之前书面撤回。",
    upload=Upload("撤回函", "evidence"),
    aside=True,
)

VERIFICATION = Step(
    name="verification",
    title="核查",
    ground=article(6, 2),
    actors=(Role.CLERK,),
    leads_from=(S.ACCEPTED,),
    leads_to=S.VERIFIED,
    form=inquiry.VerificationForm,
    guidance="写明查明的事实、证据和依据文书的核实情况。",
    upload=Upload("核查材料", "evidence"),
    guards=(guards.respondent_is_of_age, guards.conduct_is_after_the_measure_took_effect),
    checks=(guards.behaviours_belong_to_the_item, guards.behaviours_are_usable),
)

NON_RECOGNITION = Step(
    name="non_recognition",
    title="不予认定",
    ground=article(6, 2),
    actors=(Role.CLERK,),
    leads_from=(S.ACCEPTED, S.VERIFIED, S.LEGALLY_REVIEWED, S.DEFENCE_OPEN, S.DEFENCE_REVIEWED, S.DROPPED),
    leads_to=S.NON_RECOGNITION_PENDING,
    form=inquiry.NonRecognitionForm,
    guidance="事实不成立、申辩成立或者会议不同意的，不予认定。",
    drafts=(letters.NON_RECOGNITION,),
    once_served=S.NOT_RECOGNISED,
    aside=True,
)

LEGAL_REVIEW = Step(
    name="legal_review",
    title="法制审核",
    ground=norm("《中华人民共和国行政处罚法》第五十八条"),
    actors=(Role.LEGAL,),
    leads_from=(S.VERIFIED,),
    leads_to={"pass": S.LEGALLY_REVIEWED, "return": S.ACCEPTED},
    form=inquiry.LegalReviewForm,
    guidance="未参与核查的法制审核人审核权限、事实、依据、程序、幅度。",
    guards=(guards.legal_reviewer_took_no_part,),
)

PRIOR_NOTICE = Step(
    name="prior_notice",
    title="事先告知",
    ground=article(6, 3),
    actors=(Role.CLERK,),
    leads_from=(S.LEGALLY_REVIEWED,),
    leads_to=S.NOTICE_PENDING,
    form=notice.PriorNoticeForm,
    guidance="拟定等级、期限、措施，逐项写明依据和理由。",
    drafts=(letters.PRIOR_NOTICE,),
    once_served=S.DEFENCE_OPEN,
    guards=(guards.respondent_is_of_age, guards.instrument_is_effective),
    checks=(guards.term_is_within_its_class, guards.restrictions_fit_the_respondent),
)

DEFENCE = Step(
    name="defence",
    title="收到陈述申辩",
    ground=article(6, 3),
    actors=(Role.CLERK,),
    leads_from=(S.DEFENCE_OPEN, S.DEFENCE_REVIEWED, S.SUBMISSION_PENDING),
    leads_to=S.DEFENCE_OPEN,
    form=notice.DefenceForm,
    guidance="书面或者口头均可；逐点记录，一点一行。报会以前逾期的也收下。",
    upload=Upload("陈述申辩材料", "evidence"),
)

WAIVER = Step(
    name="waiver",
    title="书面放弃申辩",
    ground=article(6, 3),
    actors=(Role.CLERK,),
    leads_from=(S.DEFENCE_OPEN,),
    leads_to=None,
    form=notice.WaiverForm,
    guidance="只有当事人签名的书面声明才算放弃，须上传。",
    upload=Upload("放弃陈述申辩声明", "evidence", required=True),
    aside=True,
)

EXTENSION = Step(
    name="extension",
    title="延长申辩期",
    ground=article(6, 3),
    actors=(Role.CLERK,),
    leads_from=(S.DEFENCE_OPEN,),
    leads_to=None,
    form=notice.ExtensionForm,
    guidance="应当事人请求延长，只长不短。",
    drafts=(letters.DEFENCE_EXTENSION,),
    aside=True,
)

HEARING_NOTICE = Step(
    name="hearing_notice",
    title="听证通知",
    ground=norm("《中华人民共和国行政处罚法》第六十四条"),
    actors=(Role.CLERK,),
    leads_from=(S.DEFENCE_OPEN,),
    leads_to=None,
    form=turns.HearingNoticeForm,
    guidance="当事人要求听证的，提前七个工作日通知时间、地点、主持人。",
    drafts=(letters.HEARING_NOTICE,),
    guards=(guards.hearing_was_asked,),
    checks=(guards.hearing_is_fair,),
    aside=True,
)

HEARING_RECORD = Step(
    name="hearing_record",
    title="听证笔录",
    ground=norm("《中华人民共和国行政处罚法》第六十四条"),
    actors=(Role.CLERK,),
    leads_from=(S.DEFENCE_OPEN,),
    leads_to=None,
    form=turns.HearingRecordForm,
    guidance="逐点记录当事人在听证中的意见，笔录由当事人核对签名后上传。",
    upload=Upload("听证笔录", "evidence", required=True),
    guards=(guards.hearing_was_announced,),
    aside=True,
)

DEFENCE_REVIEW = Step(
    name="defence_review",
    title="申辩复核",
    ground=article(6, 3),
    actors=(Role.REVIEWER,),
    leads_from=(S.DEFENCE_OPEN,),
    leads_to={"uphold": S.DEFENCE_REVIEWED, "renotice": S.LEGALLY_REVIEWED, "drop": S.DROPPED},
    form=notice.DefenceReviewForm,
    guidance="逐点答复是否采纳；需要加重或者变更事实的，退回重新告知。",
    guards=(guards.answer_period_is_over, guards.hearing_was_held),
    checks=(guards.every_point_is_answered,),
)

SUBMISSION = Step(
    name="submission",
    title="报请审议",
    ground=article(6, 2),
    actors=(Role.CLERK,),
    leads_from=(S.DEFENCE_REVIEWED,),
    leads_to=S.SUBMISSION_PENDING,
    form=ruling.SubmissionForm,
    guidance="拟请示报县人民政府，申辩及答复一并报送。",
    drafts=(letters.SUBMISSION,),
    once_served=S.SUBMITTED,
    guards=(guards.defence_stands_answered,),
)

MEETING = Step(
    name="meeting",
    title="登记会议结果",
    ground=article(6, 2),
    actors=(Role.CLERK,),
    leads_from=(S.SUBMITTED,),
    leads_to={"upheld": S.MEETING_UPHELD, "refused": S.DROPPED, "sent_back": S.ACCEPTED},
    form=ruling.MeetingForm,
    guidance="按会议纪要登记，并上传纪要摘录。",
    upload=Upload("会议纪要摘录", "evidence", required=True),
)

DECISION = Step(
    name="decision",
    title="认定决定",
    ground=article(6, 2),
    actors=(Role.CLERK,),
    leads_from=(S.MEETING_UPHELD,),
    leads_to=S.DECISION_PENDING,
    form=ruling.DecisionForm,
    guidance="不得重于事先告知；信用修复告知书与决定书一并送达。",
    drafts=(letters.DECISION, letters.REPAIR_NOTICE),
    once_served=S.DECISION_SERVED,
    guards=(
        guards.measure_is_confirmed_valid,
        guards.respondent_is_of_age,
        guards.conduct_is_after_the_measure_took_effect,
        guards.instrument_is_effective,
        guards.defence_stands_answered,
    ),
    checks=(
        guards.term_is_within_its_class,
        guards.restrictions_fit_the_respondent,
        guards.decision_is_no_heavier_than_the_notice,
    ),
)

ENTRY = Step(
    name="entry",
    title="记入",
    ground=article(6, 3),
    actors=(Role.CLERK,),
    leads_from=(S.DECISION_SERVED,),
    leads_to=S.LISTED,
    form=ruling.EntryForm,
    guidance="决定书送达以后记入信用记录，并再次书面告知当事人。",
    drafts=(letters.ENTRY_NOTICE,),
    checks=(guards.entry_is_not_before_service, guards.two_people_take_part),
)

PUSH = Step(
    name="push",
    title="通报相关单位",
    ground=article(6, 2),
    actors=(Role.CLERK,),
    leads_from=(S.LISTED,),
    leads_to=None,
    form=ruling.PushForm,
    guidance="每个单位一份函，只给办理所必需的内容。",
    drafts=(letters.AGENCY_NOTICE,),
    guards=(guards.nothing_is_stayed, guards.term_is_running),
)

RECEIPT = Step(
    name="receipt",
    title="登记单位回执",
    ground=article(8),
    actors=(Role.CLERK, Role.AGENCY),
    leads_from=(
        S.LISTED,
        S.REMOVAL_PENDING,
        S.REMOVED,
        S.ANNULMENT_PENDING,
        S.ANNULLED,
        S.EXPIRY_PENDING,
        S.EXPIRED,
        S.TERMINATION_PENDING,
        S.TERMINATED,
        S.COURT_PASSED_ON,
        S.COURT_RELEASED,
    ),
    leads_to=None,
    form=ruling.ReceiptForm,
    guidance="单位已采取、不适用或者已解除，都要有回执。",
    upload=Upload("回执", "evidence"),
    aside=True,
)

PUBLICATION = Step(
    name="publication",
    title="批准公示",
    ground=article(7),
    actors=(Role.SIGNER,),
    leads_from=(S.LISTED,),
    leads_to=None,
    form=ruling.PublicationForm,
    guidance="核对公示稿后批准；证件号码自动遮盖，到期自动撤下。",
    guards=(guards.publication_is_allowed, guards.nothing_forbids_publication, guards.nothing_is_stayed),
    aside=True,
)

OBJECTION = Step(
    name="objection",
    title="收到异议",
    ground=article(6, 4),
    actors=(Role.CLERK,),
    leads_from=(S.DECISION_SERVED, S.LISTED, S.REMOVAL_PENDING, S.REMOVED),
    leads_to=None,
    form=objection.ObjectionForm,
    guidance="当事人随时可以提出异议；登记后即标注，暂停新的公示。",
    drafts=(letters.OBJECTION_RECEIPT,),
    upload=Upload("异议材料", "evidence"),
    aside=True,
)

OBJECTION_RESULT = Step(
    name="objection_result",
    title="处理异议",
    ground=article(6, 4),
    actors=(Role.REVIEWER,),
    leads_from=(S.DECISION_SERVED, S.LISTED, S.REMOVAL_PENDING, S.REMOVED),
    leads_to={"annul": S.ANNULMENT_PENDING},
    form=objection.ObjectionResultForm,
    guidance="成立的更正或者撤销，不成立的说明理由和救济途径。",
    drafts={
        "correct": (letters.OBJECTION_RESULT, letters.CORRECTION, letters.CORRECTION_TO_AGENCY),
        "annul": (letters.OBJECTION_RESULT, letters.ANNULMENT, letters.LIFT_NOTICE),
        "reject": (letters.OBJECTION_RESULT,),
    },
    once_served=S.ANNULLED,
    guards=(guards.objection_is_open, guards.objection_goes_to_another_officer),
    checks=(
        guards.objection_is_open,
        guards.correction_is_no_heavier,
        guards.correction_leaves_the_finding_lawful,
    ),
)

PROCEEDING = Step(
    name="proceeding",
    title="收到复议、诉讼通知",
    ground=article(6, 4),
    actors=(Role.CLERK,),
    leads_from=(S.DECISION_SERVED, S.LISTED, S.REMOVAL_PENDING, S.REMOVED),
    leads_to=None,
    form=turns.ProceedingForm,
    guidance="当事人申请行政复议或者提起行政诉讼；被停止执行的，公示和新的通报随即暂停。",
    upload=Upload("复议、诉讼通知", "evidence", required=True),
    aside=True,
)

PROCEEDING_OUTCOME = Step(
    name="proceeding_outcome",
    title="复议、诉讼结果",
    ground=article(6, 4),
    actors=(Role.CLERK,),
    leads_from=(S.DECISION_SERVED, S.LISTED, S.REMOVAL_PENDING, S.REMOVED),
    leads_to={"revoked": S.ANNULMENT_PENDING},
    form=turns.ProceedingOutcomeForm,
    guidance="维持的继续；变更的另行更正；撤销或者确认违法的，撤销认定并通知各单位解除。",
    drafts={"revoked": (letters.ANNULMENT, letters.LIFT_NOTICE)},
    once_served=S.ANNULLED,
    upload=Upload("复议决定、裁判文书", "evidence", required=True),
    guards=(guards.proceeding_is_open,),
    aside=True,
)

RECTIFICATION = Step(
    name="rectification",
    title="依职权更正",
    ground=article(6, 4),
    actors=(Role.REVIEWER,),
    leads_from=(S.DECISION_SERVED, S.LISTED),
    leads_to=None,
    form=turns.RectificationForm,
    guidance="本机关自己发现的错误，随时更正，并告知当事人和各单位。",
    drafts=(letters.CORRECTION, letters.CORRECTION_TO_AGENCY),
    checks=(guards.correction_is_no_heavier, guards.correction_leaves_the_finding_lawful),
    aside=True,
)

ANNULMENT = Step(
    name="annulment",
    title="依职权撤销",
    ground=norm("《中华人民共和国行政处罚法》第四十八条（参照）"),
    actors=(Role.REVIEWER,),
    leads_from=(S.DECISION_SERVED, S.LISTED),
    leads_to=S.ANNULMENT_PENDING,
    form=turns.AnnulmentForm,
    guidance="依据文书被撤销或者认定确有错误的，撤销认定，通知各单位解除。",
    drafts=(letters.ANNULMENT, letters.LIFT_NOTICE),
    once_served=S.ANNULLED,
    upload=Upload("撤销的根据", "evidence", required=True),
    aside=True,
)

REPAIR_APPLICATION = Step(
    name="repair_application",
    title="收到信用修复申请",
    ground=norm("《信用修复管理办法》（国家发展改革委令第36号）"),
    actors=(Role.CLERK,),
    leads_from=(S.LISTED,),
    leads_to=None,
    form=turns.RepairApplicationForm,
    guidance="最短公示期届满、义务履行、作出承诺的，可以修复；不收费用，不另加条件。",
    upload=Upload("信用修复申请材料", "evidence", required=True),
    guards=(guards.shortest_publication_is_over,),
    aside=True,
)

REPAIR_DECISION = Step(
    name="repair_decision",
    title="决定信用修复",
    ground=norm("《信用修复管理办法》（国家发展改革委令第36号）"),
    actors=(Role.REVIEWER,),
    leads_from=(S.LISTED,),
    leads_to={"grant": S.REMOVAL_PENDING},
    form=turns.RepairDecisionForm,
    guidance="符合条件的准予，停止公示、通知各单位解除；不符合的说明理由。",
    drafts={"grant": (letters.REPAIR_DECISION, letters.LIFT_NOTICE), "refuse": (letters.REPAIR_DECISION,)},
    once_served=S.REMOVED,
    guards=(guards.repair_is_open,),
    aside=True,
)

PERFORMANCE = Step(
    name="performance",
    title="登记履行情况",
    ground=article(8),
    actors=(Role.CLERK, Role.DEPARTMENT),
    leads_from=(S.DECISION_SERVED, S.LISTED),
    leads_to=None,
    form=ruling.PerformanceForm,
    guidance="义务履行完毕即登记，期满之日自动移出。",
    upload=Upload("履行证明", "evidence"),
    aside=True,
)

REMOVAL = Step(
    name="removal",
    title="移出",
    ground=article(8),
    actors=(Role.CLERK, Role.SYSTEM),
    leads_from=(S.LISTED,),
    leads_to=S.REMOVAL_PENDING,
    form=ruling.RemovalForm,
    guidance="期限届满且义务已履行的自动移出，并通知各单位解除。",
    drafts=(letters.REMOVAL, letters.LIFT_NOTICE),
    once_served=S.REMOVED,
    guards=(guards.term_is_over_and_obligation_met,),
    aside=True,
)

EXPIRY = Step(
    name="expiry",
    title="期满未履行处理",
    ground=article(8),
    actors=(Role.CLERK,),
    leads_from=(S.LISTED,),
    leads_to=S.EXPIRY_PENDING,
    form=turns.ExpiryForm,
    guidance="期满即止，不再延长；尚未履行的移送有权单位，通知当事人和各单位。",
    drafts=(letters.EXPIRY_NOTICE, letters.EXPIRY_REFERRAL, letters.LIFT_NOTICE),
    once_served=S.EXPIRED,
    guards=(guards.term_is_over_and_obligation_unmet,),
    aside=True,
)

TERMINATION = Step(
    name="termination",
    title="终止案件",
    ground=norm(
        "《中华人民共和国个人信息保护法》第四十九条；《中华人民共和国行政处罚法》第三十条、第三十一条"
    ),
    actors=(Role.REVIEWER,),
    leads_from=(
        S.DOUBTFUL,
        S.REPORTED,
        S.SUPPLEMENT_PENDING,
        S.ACCEPTED,
        S.SUSPENDED,
        S.VERIFIED,
        S.LEGALLY_REVIEWED,
        S.NOTICE_PENDING,
        S.DEFENCE_OPEN,
        S.DEFENCE_REVIEWED,
        S.SUBMISSION_PENDING,
        S.SUBMITTED,
        S.MEETING_UPHELD,
        S.DROPPED,
        S.DECISION_PENDING,
        S.DECISION_SERVED,
        S.LISTED,
    ),
    leads_to=S.TERMINATION_PENDING,
    form=turns.TerminationForm,
    guidance="当事人死亡、单位注销、查明未成年或者重复立案的，立即终止；公示当天停止，各单位解除。",
    drafts=(letters.TERMINATION, letters.LIFT_NOTICE),
    once_served=S.TERMINATED,
    upload=Upload("终止的证明", "evidence"),
    aside=True,
)

COURT_PASS_ON = Step(
    name="court_pass_on",
    title="转送法院名单信息",
    ground=article(5),
    actors=(Role.CLERK,),
    leads_from=(S.COURT_RECEIVED, S.COURT_PASSED_ON),
    leads_to=S.COURT_PASSED_ON,
    form=ruling.CourtPassOnForm,
    guidance="原样转送，不增不改。",
    drafts=(letters.COURT_PASS_ON,),
)

COURT_RELEASE = Step(
    name="court_release",
    title="法院解除",
    ground=article(8),
    actors=(Role.CLERK,),
    leads_from=(S.COURT_RECEIVED, S.COURT_PASSED_ON),
    leads_to=S.COURT_RELEASED,
    form=ruling.CourtReleaseForm,
    guidance="法院解除的，立即通知各单位解除。",
    drafts=(letters.LIFT_NOTICE,),
    upload=Upload("法院通知", "evidence"),
)

EVIDENCE = Step(
    name="evidence",
    title="补充材料",
    ground=norm("《中华人民共和国行政处罚法》第四十七条"),
    actors=(Role.CLERK,),
    leads_from=(),
    leads_to=None,
    form=inquiry.EvidenceForm,
    guidance="任何时候收到的材料都可以补入案卷。",
    upload=Upload("补充材料", "evidence", required=True),
    aside=True,
)

LETTER_REVIEW = Step(
    name=LetterAct.REVIEW,
    title="文书审核",
    ground=LETTER_RULE,
    actors=(Role.REVIEWER,),
    leads_from=(),
    leads_to=None,
    form=letter_acts.LetterReviewForm,
    guidance="拟稿人以外的审核人审核；退回须写明意见。",
    guards=(guards.letters_are_ready(LetterAct.REVIEW),),
    checks=(guards.letters_are_ready(LetterAct.REVIEW), guards.nobody_passes_his_own_draft),
)

LETTER_SIGN = Step(
    name=LetterAct.SIGN,
    title="文书签发",
    ground=LETTER_RULE,
    actors=(Role.SIGNER,),
    leads_from=(),
    leads_to=None,
    form=letter_acts.LetterSignForm,
    guidance="签发时编文号、定日期。",
    guards=(guards.letters_are_ready(LetterAct.SIGN),),
    checks=(
        guards.letters_are_ready(LetterAct.SIGN),
        guards.nobody_passes_his_own_draft,
        guards.signer_is_not_the_reviewer,
        guards.letters_drafted_together_are_all_reviewed,
        guards.cited_letters_are_signed_first,
    ),
)

LETTER_SEAL = Step(
    name=LetterAct.SEAL,
    title="用印",
    ground=LETTER_RULE,
    actors=(Role.CLERK,),
    leads_from=(),
    leads_to=None,
    form=letter_acts.LetterSealForm,
    guidance="打印、签名、盖章后上传扫描件；系统从不代盖印章。",
    upload=Upload("用印扫描件", "signed", required=True),
    guards=(guards.letters_are_ready(LetterAct.SEAL),),
    checks=(guards.letters_are_ready(LetterAct.SEAL),),
)

LETTER_SERVE = Step(
    name=LetterAct.SERVE,
    title="送达",
    ground=norm("《中华人民共和国民事诉讼法》第八十七条至第九十五条"),
    actors=(Role.CLERK,),
    leads_from=(),
    leads_to=None,
    form=letter_acts.LetterServeForm,
    guidance="登记送达方式、日期和凭证；期间从送达次日起算。",
    upload=Upload("送达回证", "evidence", required=True),
    guards=(guards.letters_are_ready(LetterAct.SERVE),),
    checks=(
        guards.letters_are_ready(LetterAct.SERVE),
        guards.one_reader_at_a_time,
        guards.a_person_is_served_as_the_law_says,
        guards.service_is_not_before_the_seal,
        guards.public_notice_is_the_last_resort,
    ),
)

SERVICE_ATTEMPT = Step(
    name="service_attempt",
    title="送达未成",
    ground=norm("《中华人民共和国民事诉讼法》第八十七条至第九十五条"),
    actors=(Role.CLERK,),
    leads_from=(),
    leads_to=None,
    form=turns.ServiceAttemptForm,
    guidance="每次未能送达都登记日期、方式和原因；公告送达以此为前提。",
    upload=Upload("送达未成的凭证", "evidence"),
    guards=(guards.letters_are_ready(LetterAct.SERVE),),
    aside=True,
)

ARCHIVE = Step(
    name="archive",
    title="归档",
    ground=norm("《中华人民共和国行政处罚法》第四十七条；档案管理规定"),
    actors=(Role.CLERK,),
    leads_from=(
        S.RETURNED,
        S.REFUSED,
        S.NOT_RECOGNISED,
        S.WITHDRAWN,
        S.REMOVED,
        S.EXPIRED,
        S.ANNULLED,
        S.TERMINATED,
        S.COURT_RELEASED,
    ),
    leads_to=S.ARCHIVED,
    form=ruling.ArchiveForm,
    guidance="生成封面、卷内目录、备考表，装成可独立校验的归档包。",
    guards=(guards.no_letter_is_underway, guards.nobody_still_restricts),
    checks=(guards.important_files_are_kept_for_good,),
)

PROCEDURE: tuple[Step, ...] = (
    REPORT,
    COURT_REPORT,
    DOUBT_DECISION,
    SUPPLEMENT_REQUEST,
    SUPPLEMENT,
    ACCEPTANCE,
    OVERRIDE,
    RECUSAL,
    SUSPENSION,
    RESUMPTION,
    VERIFICATION_EXTENSION,
    REFUSAL,
    WITHDRAWAL,
    VERIFICATION,
    NON_RECOGNITION,
    LEGAL_REVIEW,
    PRIOR_NOTICE,
    DEFENCE,
    WAIVER,
    EXTENSION,
    HEARING_NOTICE,
    HEARING_RECORD,
    DEFENCE_REVIEW,
    SUBMISSION,
    MEETING,
    DECISION,
    ENTRY,
    PUSH,
    RECEIPT,
    PUBLICATION,
    OBJECTION,
    OBJECTION_RESULT,
    PROCEEDING,
    PROCEEDING_OUTCOME,
    RECTIFICATION,
    ANNULMENT,
    PERFORMANCE,
    REPAIR_APPLICATION,
    REPAIR_DECISION,
    REMOVAL,
    EXPIRY,
    TERMINATION,
    COURT_PASS_ON,
    COURT_RELEASE,
    LETTER_REVIEW,
    LETTER_SIGN,
    LETTER_SEAL,
    LETTER_SERVE,
    SERVICE_ATTEMPT,
    EVIDENCE,
    ARCHIVE,
)
STEPS = {step.name: step for step in PROCEDURE}
