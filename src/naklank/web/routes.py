"""Every route of the web application, one list, one file per family of pages."""

from naklank.web.pages import (
    announce,
    chunks,
    conversation,
    copies,
    diary,
    door,
    home,
    letter,
    listening,
    live,
    mine,
    office,
    people,
    public,
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
]
