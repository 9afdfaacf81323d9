"""The 22 questions that the rule base answers, each with its doors. In the order in which people meet them."""

from naklank.law.questions.deciding import COMPEL, EXERCISE_RIGHTS, INVOKE_PRIVILEGE
from naklank.law.questions.disclosing import ACCESS_FILE, DISCLOSE
from naklank.law.questions.file_rights import FILE_QUESTIONS
from naklank.law.questions.holding import RECORDED_QUESTIONS
from naklank.law.questions.recording import RECORD, REFUSE_RECORDING
from naklank.law.questions.sharing import PUBLISH, SHARE
from naklank.logic.doors import Question

_ALL = (
    RECORD,
    REFUSE_RECORDING,
    SHARE,
    PUBLISH,
    *RECORDED_QUESTIONS,
    DISCLOSE,
    ACCESS_FILE,
    *FILE_QUESTIONS,
    EXERCISE_RIGHTS,
    INVOKE_PRIVILEGE,
    COMPEL,
)
QUESTIONS: dict[str, Question] = {question.id: question for question in _ALL}
