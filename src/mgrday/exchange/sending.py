"""Sending to a robot: one request, no redirect, a time limit over all of it; the only code that speaks to a network."""

import json
import ssl
import time
from collections.abc import Callable, Mapping
from http.client import HTTPException
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import HTTPRedirectHandler, ProxyHandler, Request, build_opener

from mgrday.errors import SendError
from mgrday.exchange.robots import Robot, with_query
from mgrday.exchange.webhooks import Webhook
from mgrday.words import _

TIME_LIMIT = 10.0
"""Seconds for all of it: finding the host, sending, and reading the answer."""
LONGEST_ANSWER = 65_536


class _Stay(HTTPRedirectHandler):
    """Follows nothing: who sends to a robot names it, not what answers there."""

    def redirect_request(self, *_args: Any, **_more: Any) -> None:
        return None


def send(robot: Robot, webhook: Webhook, body: Mapping[str, object]) -> None:
    """Post `body`, signed now where there is a secret. Raises SendError when the robot did not take it."""
    query, signature = robot.sign(webhook.secret, int(time.time())) if webhook.secret else ({}, {})
    content = json.dumps({**signature, **body}, ensure_ascii=False).encode("utf-8", "replace")
    answer = _within(TIME_LIMIT, lambda: _post(webhook, with_query(webhook.address, query), content))
    if isinstance(answer, Exception):
        raise _explained(webhook, answer)
    _judge(robot, webhook, answer)


def _post(webhook: Webhook, address: str, content: bytes) -> bytes:
    request = Request(address, content, {"Content-Type": "application/json; charset=utf-8", "User-Agent": "mgrday"})
    handlers = (_Stay, ProxyHandler({})) if webhook.near else (_Stay,)
    with build_opener(*handlers).open(request, timeout=TIME_LIMIT) as answer:
        read: bytes = answer.read(LONGEST_ANSWER)
        return read


def _within(seconds: float, call: Callable[[], bytes]) -> bytes | Exception:
    """What `call` gives or raises, TimeoutError where it is not done in time: a socket's own limit starts again at each byte."""
    done: SimpleQueue[bytes | Exception] = SimpleQueue()

    def run() -> None:
        try:
            done.put(call())
        except Exception as error:  # handed to the thread that waits, which says it
            done.put(error)

    Thread(target=run, daemon=True).start()
    try:
        return done.get(timeout=seconds)
    except Empty:
        return TimeoutError()


def _judge(robot: Robot, webhook: Webhook, answer: bytes) -> None:
    """Raise SendError unless the answer says that all is well: robots say so inside it, whatever the status is."""
    code_key, words_key = robot.answers
    try:
        told = json.loads(answer)
        code = told[code_key]
    except (ValueError, TypeError, KeyError, RecursionError):
        raise SendError(_("{host} answered, but not as a robot does.").format(host=webhook.host), todo=_look_first()) from None
    if code == 0 and not isinstance(code, bool):
        return
    words = webhook.hide(str(told.get(words_key, "")))[:300]
    raise SendError(
        _("The robot of {robot} refused it ({code}): {words}").format(
            robot=_(robot.name), code=webhook.hide(str(code))[:20], words=words
        ),
        unchanged=_("Nothing was sent."),
        todo=_("Look at the robot’s settings in the group (keyword, signature, allowed addresses), then send it again."),
    )


def _look_first() -> str:
    return _("Look into the group before you send it again.")


def _explained(webhook: Webhook, error: Exception) -> SendError:
    """Why the robot was not reached, in one sentence, without its address."""
    cause = error.reason if isinstance(error, URLError) and not isinstance(error, HTTPError) else error
    host, unchanged = webhook.host, _("Nothing was sent.")
    todo = _("Check the robot’s address and the network, then send it again.")
    if isinstance(cause, HTTPError) and 300 <= cause.code < 400:
        what = _("{host} points elsewhere (HTTP {code}), and that is not followed.").format(host=host, code=cause.code)
    elif isinstance(cause, HTTPError):
        what = _("{host} refused it: HTTP {code}.").format(host=host, code=cause.code)
    elif isinstance(cause, TimeoutError):
        what = _("{host} did not answer within {seconds:g} seconds.").format(host=host, seconds=TIME_LIMIT)
        unchanged, todo = _("It may have been sent all the same."), _look_first()
    elif isinstance(cause, ssl.SSLError):
        what = _("{host} could not show that it is the one it says it is (TLS).").format(host=host)
    elif isinstance(cause, ConnectionRefusedError):
        what = _("{host} takes no connection.").format(host=host)
    elif isinstance(cause, (HTTPException, ConnectionError)):
        what = _("{host} broke off without an answer.").format(host=host)
        unchanged, todo = _("It may have been sent all the same."), _look_first()
    else:
        what = _("{host} cannot be reached.").format(host=host)
    return SendError(what, unchanged=unchanged, todo=todo)
