"""The group robots of WeCom, DingTalk and Feishu: what each takes, how it wants to be signed, what it answers."""

import hmac
from base64 import b64encode
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from mgrday.exchange.chat import Said, fitted
from mgrday.words import N_

Body = dict[str, object]
Signed = tuple[Mapping[str, str], Mapping[str, object]]
"""What a signature adds: to the query of the address, and to the body."""
LONGEST_TITLE = 60


@dataclass(frozen=True, slots=True)
class Robot:
    """A kind of robot: its name for a person and other words for it, its hosts, how a message is put, how one is signed.

    `most` is the bytes of text it takes, with some to spare; `answers` are the keys of its answer: the code and the words.
    """

    name: str
    words: tuple[str, ...]
    hosts: tuple[str, ...]
    most: int
    newline: str
    markup: bool
    answers: tuple[str, str]
    put: Callable[[str, str], Body]
    sign: Callable[[str, int], Signed]

    def message(self, lines: Sequence[Said]) -> tuple[str, Body]:
        """The text that is sent of `lines`, and the body of the request that has it."""
        text = fitted(lines, self.most, self.newline, markup=self.markup)
        return text, self.put(lines[0].text[:LONGEST_TITLE], text)


def digest(key: str, text: str) -> str:
    """The HMAC-SHA256 of `text` under `key`, in base64."""
    return b64encode(hmac.digest(key.encode(), text.encode(), "sha256")).decode()


def _wecom(title: str, text: str) -> Body:
    return {"msgtype": "markdown", "markdown": {"content": text}}


def _dingtalk(title: str, text: str) -> Body:
    return {"msgtype": "markdown", "markdown": {"title": title, "text": text}}


def _feishu(title: str, text: str) -> Body:
    return {"msg_type": "text", "content": {"text": text}}


def _unsigned(secret: str, seconds: int) -> Signed:
    """WeCom knows who sends by the key in the address."""
    return {}, {}


def _in_query(secret: str, seconds: int) -> Signed:
    """DingTalk signs milliseconds and secret under the secret, in the address."""
    stamp = str(seconds * 1000)
    return {"timestamp": stamp, "sign": digest(secret, f"{stamp}\n{secret}")}, {}


def _in_body(secret: str, seconds: int) -> Signed:
    """Feishu signs nothing at all under a key of seconds and secret, in the body."""
    return {}, {"timestamp": str(seconds), "sign": digest(f"{seconds}\n{secret}", "")}


ROBOTS: dict[str, Robot] = {
    "wecom": Robot(
        N_("WeCom"), ("企业微信", "企微"), ("qyapi.weixin.qq.com",), 4_000, "\n", True, ("errcode", "errmsg"), _wecom, _unsigned
    ),
    "dingtalk": Robot(
        N_("DingTalk"), ("钉钉",), ("oapi.dingtalk.com",), 18_000, "  \n", True, ("errcode", "errmsg"), _dingtalk, _in_query
    ),
    "feishu": Robot(
        N_("Feishu"), ("飞书", "lark"), ("open.feishu.cn", "open.larksuite.com"), 18_000, "\n", False, ("code", "msg"), _feishu,
        _in_body,
    ),
}  # fmt: skip


def with_query(address: str, added: Mapping[str, str]) -> str:
    """`address` with these parameters at the end of its query."""
    if not added:
        return address
    return f"{address}{'&' if '?' in address else '?'}{urlencode(added)}"
