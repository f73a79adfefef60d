"""``mgrday push``: what a robot is sent, how it is signed, whom it goes to, and that nothing secret is ever said."""

import hmac
import json
import threading
import time
from base64 import b64encode
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import office as offices
import pytest
from office import Office

from mgrday.exchange import sending
from mgrday.exchange.chat import Said, fitted, size
from runner import Mgrday, Result

TOKEN, SECRET = "f00dfeed-token-0123456789", "SECsecret0123456789"
ROBOTS = ("wecom", "dingtalk", "feishu")


class Chat(ThreadingHTTPServer):
    """A robot on this machine: keeps what it is sent and answers what the test wants."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.got: list[tuple[str, dict[str, Any]]] = []
        self.status, self.answer, self.headers = 200, '{"errcode": 0, "errmsg": "ok", "code": 0, "msg": "success"}', {}
        self.wait = 0.0

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/robot/{TOKEN}"


class _Handler(BaseHTTPRequestHandler):
    server: Chat

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.got.append((self.path, json.loads(body)))
        if self.server.wait:
            time.sleep(self.server.wait)
            return
        self.send_response(self.server.status)
        for name, value in self.server.headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(self.server.answer.encode())

    def do_GET(self) -> None:
        self.server.got.append((self.path, {}))
        self.send_response(200)
        self.end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        pass


@pytest.fixture
def chat() -> Iterator[Chat]:
    server = Chat()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def office(mgrday: Mgrday) -> Office:
    return offices.opened(mgrday)


def allow(mgrday: Mgrday, text: str = '[push]\nhosts = ["127.0.0.1"]\n') -> None:
    config = mgrday.folder / "home/config/mgrday/config.toml"
    config.parent.mkdir(parents=True, exist_ok=True)
    config.write_text(text)


def push(office: Office, robot: str, address: str, line: str = "push today", *, secret: str = SECRET, **more: Any) -> Result:
    named = {f"MGRDAY_PUSH_{robot.upper()}_URL": address, f"MGRDAY_PUSH_{robot.upper()}_SECRET": secret}
    result = office(f"{line} --to {robot}", MGRDAY_DEBUG="1", **named, **more)
    for secret_word in (TOKEN, SECRET):
        assert secret_word not in result.out + result.err
    return result


def text_of(body: dict[str, Any]) -> str:
    for part in ("markdown", "content"):
        if part in body:
            return str(body[part].get("content") or body[part]["text"])
    raise AssertionError(body)


def signature(key: str, text: str) -> str:
    return b64encode(hmac.new(key.encode(), text.encode(), "sha256").digest()).decode()


@pytest.mark.parametrize("robot", ROBOTS)
def test_a_robot_is_sent_what_the_dry_run_shows(office: Office, chat: Chat, robot: str) -> None:
    allow(office.mgrday)
    shown = office.done(f"push today --to {robot} --dry-run --format json").out
    sent = push(office, robot, chat.address)
    assert (sent.code, sent.out) == (0, "")
    ((_path, body),) = chat.got
    assert {key: value for key, value in body.items() if key not in ("timestamp", "sign")} == json.loads(shown)
    assert text_of(body) == office.done(f"push today --to {robot} --dry-run").out.removesuffix("\n")


def test_dingtalk_signs_in_the_query_and_feishu_in_the_body(office: Office, chat: Chat) -> None:
    allow(office.mgrday)
    for robot in ROBOTS:
        assert push(office, robot, f"{chat.address}?access_token=abc").code == 0
    (wecom, wecom_body), (dingtalk, dingtalk_body), (feishu, feishu_body) = chat.got
    query = parse_qs(urlsplit(dingtalk).query)
    (stamp,) = query["timestamp"]
    assert abs(int(stamp) / 1000 - time.time()) < 60
    assert query["sign"] == [signature(SECRET, f"{stamp}\n{SECRET}")]
    assert query["access_token"] == ["abc"]
    stamp = feishu_body["timestamp"]
    assert abs(int(stamp) - time.time()) < 60
    assert feishu_body["sign"] == signature(f"{stamp}\n{SECRET}", "")
    assert "sign" not in wecom + feishu
    assert "sign" not in {**wecom_body, **dingtalk_body}


@pytest.mark.parametrize("robot", ["dingtalk", "feishu"])
def test_without_a_secret_nothing_is_signed(office: Office, chat: Chat, robot: str) -> None:
    allow(office.mgrday)
    assert push(office, robot, chat.address, secret="").code == 0
    ((path, body),) = chat.got
    assert "sign" not in path
    assert "sign" not in body


@pytest.mark.parametrize("what", ["today", "event Summit"])
def test_clients_and_phones_are_masked_unless_asked(office: Office, what: str) -> None:
    office.done('lead next Acme "ring 13912345678" --on 2026-11-23')
    office.done("invitation add Summit Acme --by Wang")
    office.done("receipt add Summit Acme --people 2")
    masked = office.done(f"push {what} --to feishu --dry-run").out
    full = office.done(f"push {what} --to feishu --dry-run --unmasked").out
    assert "Acme" in full
    assert "Acme" not in masked
    assert "Ac**" in masked
    assert "13912345678" not in masked


def test_a_very_long_name_is_masked_too(office: Office) -> None:
    name = "Suzhou " + "Precision " * 5 + "Works"
    office.done(f'lead add "{name}" --owner Wang')
    office.done(f'lead next "{name}" visit --on 2026-11-23')
    assert name in office.done("push today --to feishu --dry-run --unmasked").out
    assert name not in office.done("push today --to feishu --dry-run").out


def test_no_line_is_markup_or_calls_everybody(office: Office) -> None:
    office.done("""lead next Acme '<at user_id="all">x</at> **b**' --on 2026-11-23""")
    for robot in ROBOTS:
        assert "<at" not in office.done(f"push today --to {robot} --dry-run --unmasked").out
    assert "＊＊b＊＊" in office.done("push today --to wecom --dry-run").out


@pytest.mark.parametrize("robot", ROBOTS)
def test_an_answer_with_a_code_is_a_failure_in_the_robots_words(office: Office, chat: Chat, robot: str) -> None:
    allow(office.mgrday)
    chat.answer = json.dumps({"errcode": 93000, "errmsg": f"bad {TOKEN} {SECRET}", "code": 93000, "msg": f"bad {TOKEN} {SECRET}"})
    result = push(office, robot, chat.address)
    assert result.code == 5
    assert "(93000): bad *** ***" in result.err
    assert "Nothing was sent.\nLook at the robot’s settings" in result.err


@pytest.mark.parametrize("answer", ["", "fine", "[]", "{}", '{"errcode": true}', '{"errcode": "0"}'])
def test_what_is_no_answer_of_a_robot_is_a_failure(office: Office, chat: Chat, answer: str) -> None:
    allow(office.mgrday)
    chat.answer = answer
    assert push(office, "wecom", chat.address).code == 5


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_no_redirect_is_followed(office: Office, chat: Chat, status: int) -> None:
    allow(office.mgrday)
    chat.status, chat.headers = status, {"Location": "/elsewhere"}
    result = push(office, "wecom", chat.address)
    assert result.code == 5
    assert f"HTTP {status}" in result.err
    assert len(chat.got) == 1


def test_an_http_error_and_a_refused_connection_are_a_sentence(office: Office, chat: Chat) -> None:
    allow(office.mgrday)
    chat.status = 500
    assert (push(office, "wecom", chat.address)).code == 5
    refused = push(office, "wecom", f"http://127.0.0.1:1/{TOKEN}")
    assert refused.code == 5
    assert "127.0.0.1 takes no connection.\nNothing was sent.\nCheck the robot’s address" in refused.err


def test_a_slow_robot_is_not_waited_for(office: Office, chat: Chat, monkeypatch: pytest.MonkeyPatch) -> None:
    allow(office.mgrday)
    monkeypatch.setattr(sending, "TIME_LIMIT", 0.2)
    chat.wait = 1.0
    begun = time.monotonic()
    result = push(office, "feishu", chat.address)
    assert time.monotonic() - begun < 0.9
    assert result.code == 5
    assert "may have been sent" in result.err


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("https://example.com/{token}", "example.com is no host of WeCom"),
        ("https://oapi.dingtalk.com/{token}", "oapi.dingtalk.com is no host of WeCom"),
        ("https://qyapi.weixin.qq.com.example.com/{token}", "is no host of WeCom"),
        ("https://qyapi.weixin.qq.com:8443/{token}", "is no host of WeCom"),
        ("https://qyapi.weixin.qq.com@example.com/{token}", "it is no address of a robot"),
        ("http://qyapi.weixin.qq.com/{token}", "it must begin with https"),
        ("http://127.0.0.1/{token}", "127.0.0.1 is no host of WeCom"),
        ("ftp://qyapi.weixin.qq.com/{token}", "it must begin with https"),
        ("{token}", "it is no address of a robot"),
        ("https://qyapi.weixin.qq.com:{token}/", "it is no address of a robot"),
    ],
)
def test_only_the_robots_own_hosts_by_https(office: Office, address: str, said: str) -> None:
    result = push(office, "wecom", address.format(token=TOKEN))
    assert result.code == 6
    assert said in result.err


def test_http_to_another_machine_is_refused_even_where_its_host_is_allowed(office: Office) -> None:
    allow(office.mgrday, '[push]\nhosts = ["robot.example.com"]\n')
    assert "it must begin with https" in push(office, "wecom", f"http://robot.example.com/{TOKEN}").err


def test_address_and_secret_from_a_file_of_ones_own(office: Office, chat: Chat) -> None:
    allow(office.mgrday, '[push]\nhosts = ["127.0.0.1"]\n[push.dingtalk]\nfile = "robot.txt"\n')
    file = office.mgrday.folder / "home/config/mgrday/robot.txt"
    file.write_text(f"{chat.address}\n{SECRET}\n")
    for mode in (0o644, 0o640, 0o620, 0o700):
        file.chmod(mode)
        refused = push(office, "dingtalk", "", secret="")
        assert refused.code == 6
        assert f"(mode {mode:03o})" in refused.err
    file.chmod(0o600)
    assert push(office, "dingtalk", "", secret="").code == 0
    assert "sign=" in chat.got[0][0]
    assert TOKEN not in office.done("config").out


def test_nothing_is_noted_in_the_history(office: Office, chat: Chat) -> None:
    allow(office.mgrday)
    before = office.done("history").out
    assert push(office, "wecom", chat.address).code == 0
    assert office.done("history").out == before


def test_the_ranking_is_the_published_one(office: Office) -> None:
    office.done("deal add Wang Acme 12800")
    office.done("deal sign 1")
    said = office.done("push rank --to wecom --dry-run --unmasked").out
    assert "Wang · One · Deals 1 · Signed for 12,800.00" in said
    assert "\namount · Wang · 12,800.00\n" in said, "a heading that says nothing stays away"
    assert "Acme" not in said


def test_an_event_goes_with_its_board_only(office: Office) -> None:
    assert office("push rank Summit --to wecom --dry-run").code == 2
    assert "Summit" in office.done("push event --to wecom --dry-run").out


def test_no_command_is_sent(office: Office) -> None:
    office.done("lead next Acme visit --on 2026-11-20")
    assert "mgrday " not in office.done("push today --to wecom --dry-run").out


@pytest.mark.parametrize("markup", [True, False])
@pytest.mark.parametrize("most", [200, 1000, 3000])
def test_a_message_is_cut_at_a_line_and_says_how_many_are_missing(most: int, markup: bool) -> None:
    lines = [Said("head", True), Said(""), *(Said(f"第 {n} 行 \"x\"") for n in range(200))]
    text = fitted(lines, most, "\n", markup=markup)
    *kept, last = text.split("\n")
    assert size(text) <= most
    whole = sum(line.startswith("第") for line in kept)
    assert last == f"… {200 - whole} more lines were not sent."
    more = text.replace(last, f"{lines[2 + whole].text}\n… {199 - whole} more lines were not sent.")
    assert size(more) > most


def test_a_message_that_fits_is_whole() -> None:
    lines = [Said("head", True), Said(""), Said("one")]
    assert fitted(lines, size("**head**\n\none"), markup=True) == "**head**\n\none"


def test_a_secret_has_no_place_in_the_config_file(office: Office, tmp_path: Path) -> None:
    allow(office.mgrday, f'[push.wecom]\nurl = "https://qyapi.weixin.qq.com/{TOKEN}"\n')
    result = office("push rank --to wecom")
    assert result.code == 6
    assert TOKEN not in result.err
