from skillbase_rules.frames.check import check_frame
from skillbase_rules.frames.columns import CHINESE_COLUMNS
