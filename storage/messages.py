"""The texts of this package that people read: what happened, why, and what to do next."""

CONFLICT = "案件已有新进展：{steps}。您填写的内容没有提交，请查看新进展后再办理。"
CONFLICT_UNSEEN = "案件已有新进展。您填写的内容没有提交，请刷新页面后再办理。"
CONFLICT_STEP = "第{sequence}步“{title}”（{name}，{at}）"

DISK_FULL = "磁盘空间不足，无法保存到“{where}”。本次操作没有留下记录，请清理磁盘后重试。"
NO_PERMISSION = (
    "没有写入权限或磁盘为只读，无法保存到“{where}”。本次操作没有留下记录，请联系管理员检查文件夹权限后重试。"
)
NOT_WRITTEN = "无法保存到“{where}”（{reason}）。本次操作没有留下记录，请检查文件夹是否可用后重试。"
INDEX_UNREADABLE = (
    "案件索引无法读取（{reason}）。案卷不受影响，请检查 index 文件夹的权限，或删除后运行 casefiles reindex。"
)
SEARCH_BUSY = "检索库正被占用，请稍后重试。"
SEARCH_DAMAGED = "检索库已损坏或版本不符。案卷不受影响，请运行 casefiles reindex 重建。"

NO_SUCH_CASE = "没有案号为“{number}”的案件，请核对案号。"
NO_SUCH_FILE = "案件{number}的记录中没有名为“{path}”的文件，请从案卷目录中选择。"
NO_SUCH_NUMBER = "文号“{series}〔{year}〕{number}号”尚未使用，不能作废，请核对文号。"
BAG_EXISTS = "案件{number}已经归档，归档包不得覆盖。如需补充，请另立补充案卷。"
NOTHING_TO_ARCHIVE = "案件{number}没有任何记录，不能归档。"

RECORD_NOT_JSON = "记录“{where}”无法读取：内容不是有效的 JSON（{reason}）。请从备份恢复该文件。"
RECORD_FIELDS = "记录“{where}”内容不完整或被改动：{reason}。请从备份恢复该文件。"
RECORD_TOO_NEW = (
    "记录“{where}”由较新版本的程序写成（记录格式第{said}版，程序版本：{program}），本程序只能读到第{known}版。"
    "记录没有损坏，请不要从备份恢复；请升级本程序后再打开。"
)
RECORD_UNREADABLE = "记录“{where}”无法打开（{reason}）。请检查磁盘或从备份恢复。"
RECORD_ELSEWHERE = "记录“{where}”写明的是案件{case}第{sequence}步，与所在位置不符。请从备份恢复该文件。"
RECORD_MISSING = "缺少记录“{where}”，其后的记录无法核对。请从备份恢复该文件。"
CHAIN_BROKEN = "记录“{where}”与前一步记录的校验值不符，前一步记录可能被改动。请从备份恢复。"
RECORD_EMPTY = "记录“{where}”是空文件，系写入中断所留，从未生效。可运行清理。"

FILE_MISSING = "文件“{where}”已被记录，但不在案卷内。请从备份恢复该文件。"
FILE_ALTERED = "文件“{where}”的内容与记录的校验值不符，可能被改动。请从备份恢复该文件。"
FILE_ORPHAN = "文件“{where}”没有任何记录提及，系写入中断所留。可运行清理。"
FILE_STRAY = "文件“{where}”不是由本系统放入的，没有任何记录提及。请人工确认是否应当登记。"
LEFTOVER = "“{where}”是写入中断留下的临时文件。可运行清理。"
CASE_EMPTY = "案件文件夹内没有任何记录，案号已占用。请补录立案情况或说明空号原因。"
STRAY_FOLDER = "“{where}”不是案件文件夹。请人工确认。"
INDEX_STALE = "索引中的案件进度（第{known}步）与案卷（第{last}步）不一致。请运行 casefiles reindex。"

NUMBER_GAP = "文号“{series}〔{year}〕”缺第{number}号的登记。请查明去向并从备份恢复。"
NUMBER_UNREADABLE = "文号登记“{where}”没有内容或无法读取。请查明该文号的使用情况。"
VOID_WITHOUT_NUMBER = "作废说明“{where}”没有对应的文号登记。请查明。"
NUMBER_STRAY = "“{where}”不是文号登记。请人工确认。"

BAG_INVALID = "归档包不符合 BagIt 规范：{reason}。请与原案卷核对后重新归档。"
BAG_FILE_MISSING = "归档包缺少文件“{where}”。"
BAG_FILE_EXTRA = "归档包中多出未登记的文件“{where}”。"
BAG_FILE_ALTERED = "归档包中文件“{where}”的内容与校验值不符，可能被改动。"

BACKUP_UNREADABLE = "“{where}”不是本系统的备份，或者已经损坏（{reason}）。请换一份备份。"
BACKUP_FILE_MISSING = "备份中缺少“{where}”。"
BACKUP_FILE_EXTRA = "备份中多出清单之外的“{where}”。"
BACKUP_FILE_ALTERED = "备份中“{where}”的内容与清单的校验值不符。"
BACKUP_NAME = "备份的清单中有不能作为文件名的“{where}”。这份备份不可信，请换一份。"
BACKUP_INSIDE = "备份不能放在机关目录里面，否则一起丢失。请换一个目录，最好在另一块盘上。"
BACKUP_LINK = "“{where}”是指向别处的链接，备份里不会有它指的内容。请把文件移到机关目录里，再备份。"
BACKUP_VANISHED = "备份时文件“{where}”读不到了（{reason}）。请运行 casefiles check 查明后重新备份。"
RESTORE_OVER = "“{where}”里已经有文件。恢复只写入新的或者空的目录，请换一个。"
