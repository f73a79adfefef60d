"""Services, key matters, agreed actions: their verbs; and where each of their rules fires, where not, its first day."""

import json
from typing import Any

import pytest
from office import Office, opened

from runner import Mgrday


@pytest.fixture
def office(mgrday: Mgrday) -> Office:
    return opened(mgrday)


def found(office: Office, rule: str, today: str) -> list[dict[str, Any]]:
    told: list[dict[str, Any]] = json.loads(office.done(f"findings --rule {rule} --format json", today=today).out)
    return told


def days(office: Office, rule: str, *days: str) -> list[list[str]]:
    """Since when the rule fires, as seen on each of the days."""
    return [[each["since"] for each in found(office, rule, f"{day} 15:00")] for day in days]


def test_a_service_is_missing_more_than_seven_days_after_signing(office: Office) -> None:
    office.done("deal add Wang Acme 9800")
    office.done("deal sign 1 --on 2026-11-10")
    assert days(office, "service.missing", "2026-11-17", "2026-11-18") == [[], ["2026-11-18"]]
    (finding,) = found(office, "service.missing", "2026-11-20")
    assert (finding["client"], finding["member"], finding["severity"]) == ("Acme", "Wang", "medium")
    office.done('service objection Acme "too dear"')
    assert len(found(office, "service.missing", "2026-11-23")) == 1
    office.done("service add Acme visit --due 2026-11-24")
    assert len(found(office, "service.missing", "2026-11-23")) == 1
    office.done("service done 2 --on 2026-11-23")
    assert found(office, "service.missing", "2026-11-24") == []


def test_services_are_asked_for_within_a_year_of_signing(office: Office) -> None:
    office.done("deal add Wang Acme 9800")
    office.done("deal sign 1 --on 2025-11-23")
    assert len(found(office, "service.missing", "2026-11-23")) == 1
    assert found(office, "service.missing", "2026-11-24") == []


def test_an_objection_is_open_for_more_than_two_days(office: Office) -> None:
    office.done('service objection Acme "too dear"')
    assert days(office, "service.objection_open", "2026-11-25", "2026-11-26") == [[], ["2026-11-26"]]
    assert found(office, "service.objection_open", "2026-11-27")[0]["severity"] == "high"
    office.done("service done Acme", today="2026-11-27")
    assert found(office, "service.objection_open", "2026-11-28") == []
    assert office("service done 1").code == 4


def test_a_key_matter_is_overdue_then_uninspected(office: Office) -> None:
    office.done('matter add "Mend the list" --owner Sun --due 2026-11-25')
    assert days(office, "matter.overdue", "2026-11-25", "2026-11-26") == [[], ["2026-11-26"]]
    (finding,) = found(office, "matter.overdue", "2026-11-26")
    assert (finding["record"], finding["member"], finding["client"]) == ({"kind": "matter", "id": 1}, "Sun", None)
    assert office("matter inspect 1").code == 4
    office.done("matter done Mend --on 2026-11-26", today="2026-11-26 15:00")
    assert found(office, "matter.overdue", "2026-11-27") == []
    # Done on a Thursday: the next workday is the Friday, so it is a finding from the Saturday on.
    assert days(office, "matter.uninspected", "2026-11-27", "2026-11-28") == [[], ["2026-11-28"]]
    office.done("matter inspect 1", today="2026-11-30 09:00")
    assert found(office, "matter.uninspected", "2026-12-01") == []


def test_an_agreed_action_is_open_from_the_day_after(office: Office) -> None:
    office.done('action add Wang "eight calls a day" --due 2026-11-25')
    assert days(office, "action.open", "2026-11-25", "2026-11-26") == [[], ["2026-11-26"]]
    assert found(office, "action.open", "2026-11-26")[0]["member"] == "Wang"
    office.done("action done 1", today="2026-11-26 15:00")
    assert found(office, "action.open", "2026-11-27") == []
    refused = office('action add Wang "yesterday" --due yesterday')
    assert refused.code == 4 and "2026-11-22" in refused.err
    assert office.count("actions") == 1


def test_payments_add_up_to_more_than_the_deal(office: Office) -> None:
    office.done("deal add Wang Acme 9800")
    office.done("deal sign 1 --on 2026-11-10")
    office.done("payment add 1 9800 --on 2026-11-12")
    assert found(office, "payment.over", "2026-11-23") == []
    office.done("payment add 1 0.01 --on 2026-11-20")
    (finding,) = found(office, "payment.over", "2026-11-23")
    assert (finding["since"], finding["severity"], finding["client"]) == ("2026-11-20", "high", "Acme")


def test_a_group_names_its_key_deal_by_the_third(office: Office) -> None:
    office.done("deal add Wang Acme 9800 --expected 2026-12-20 --key")
    assert found(office, "deal.none_named", "2026-12-02") == []
    names = {(each["record"]["kind"], each["since"]) for each in found(office, "deal.none_named", "2026-12-03")}
    assert names == {("group", "2026-12-03")}
    assert len(found(office, "deal.none_named", "2026-12-03")) == 1
    office.done("deal key 1 --off")
    assert len(found(office, "deal.none_named", "2026-12-03")) == 2


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("kind", ["talk", "service", "matter", "action", "skill", "award"])
def test_every_kind_comes_in_by_file_and_goes_again(office: Office, kind: str, lang: str) -> None:
    rows = {
        "talk": "员工,公司,日期,内容,约定,下次日期\nWang,Acme,2026-11-20,calls,more,2026-11-27\n",
        "service": "公司,类型,提出日期,应办日期,完成日期,备注\nAcme,异议,,2026-11-20,,too dear\n",
        "matter": "事项,负责人,标准,期限,完成日期,检查日期\nlist,Wang,clean,2026-11-20,2026-11-19,2026-11-20\n",
        "action": "员工,行动,期限,完成日期\nWang,calls,2026-11-20,\n",
        "skill": "员工,能力项,达到日期,备注\nWang,找资源,2026-11-20,\n",
        "award": "员工,事由,奖惩,日期,金额,积分\nWang,first,奖励,2026-11-20,300,5\n",
    }
    file = office.mgrday.folder / "rows.csv"
    file.write_text(rows[kind])
    assert json.loads(office.done(f"import {file} --kind {kind} --format json", lang=lang).out)["accepted"] == 1
    assert json.loads(office.done(f"import {file} --kind {kind} --format json", lang=lang).out)["duplicates"] == 1
    assert len(office.json(f"{kind} list")) == 1
    office.done("undo --yes")
    assert office.json(f"{kind} list") == []
