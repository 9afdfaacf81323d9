"""Every route of the web application, one list, one file per family of pages."""

from naklank.web.pages import (
    announce,
    ask_api,
    chunks,
    conversation,
    copies,
    diary,
    door,
    home,
    letter,
    listening,
    live,
    may,
    mine,
    office,
    people,
    public,
    rules,
    sign_rules,
    signin,
    sound,
)
from naklank.web.route import Route

ROUTES: list[Route] = [
    *home.ROUTES,
    *door.ROUTES,
    *signin.ROUTES,
    *letter.ROUTES,
    *mine.ROUTES,
    *people.ROUTES,
    *conversation.ROUTES,
    *announce.ROUTES,
    *live.ROUTES,
    *chunks.ROUTES,
    *listening.ROUTES,
    *sound.ROUTES,
    *diary.ROUTES,
    *copies.ROUTES,
    *office.ROUTES,
    *public.ROUTES,
    *sign_rules.ROUTES,  # before a subject of any name
    *rules.ROUTES,
    *may.ROUTES,
    *ask_api.ROUTES,
]
