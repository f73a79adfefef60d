"""Payments."""

from sqlalchemy import Index

from mgrday.errors import RefusedError
from mgrday.money import say_money
from mgrday.records.row import DAY, FEN, Field, Row
from mgrday.store.references import candidates, find
from mgrday.store.work import Values, Work
from mgrday.words import _


class Payment(Row, table=True):
    """Money received on a deal, in fen; `client_id` and `member_id` are the deal's."""

    __tablename__ = "payments"
    __table_args__ = (
        Index("payments_day", "paid_on", "member_id", "amount"),
        Index("payments_deal", "deal_id"),
        Index("payments_client", "client_id"),
    )
    deal_id: int = Field(foreign_key="deals.id")
    client_id: int = Field(foreign_key="clients.id")
    member_id: int = Field(foreign_key="members.id")
    amount: int = Field(sa_type=FEN)
    paid_on: str = Field(sa_type=DAY)


def prepare(work: Work, texts: dict[str, str | None], old: Values | None) -> None:
    """What stands for the deal may be its client: then it is the client's deal that `complete` chooses."""
    deal = (texts.get("deal") or "").strip()
    if deal and not candidates(work.reader, "deal", deal)[:1] or deal and not deal.isdigit():
        texts["company"], texts["deal"] = str(find(work.reader, "lead", deal)), None


def complete(work: Work, row: Values, old: Values | None) -> None:
    """Money comes in on a signed deal: the one named, else the client's oldest with an outstanding amount.

    More than the deal is taken, with a warning. Raises RefusedError.
    """
    row["paid_on"] = row["paid_on"] or work.today
    if row["deal_id"] is None:
        row["deal_id"] = _oldest_outstanding(work, row["client_id"])
    deal = work.row("deals", row["deal_id"])
    if not deal["signed_on"]:
        raise RefusedError(
            _("Deal {id} is not signed, so nothing can be paid on it.").format(id=deal["id"]),
            todo=_("Sign it first: mgrday deal sign {id}").format(id=deal["id"]),
        )
    if row["client_id"] not in (None, deal["client_id"]):
        raise RefusedError(_("Deal {id} is another client's.").format(id=deal["id"]))
    row["client_id"], row["member_id"] = deal["client_id"], deal["member_id"]
    sql = "select coalesce(sum(amount), 0) from payments where deal_id = :deal and id <> :id"
    paid = int(work.reader.value(sql, deal=deal["id"], id=(old or {}).get("id", 0))) + (row["amount"] or 0)
    if paid > deal["amount"]:
        work.warnings.append(
            _("Taken, but deal {id} of {amount} is now paid {paid}: {over} too much.").format(
                id=deal["id"], amount=say_money(deal["amount"]), paid=say_money(paid), over=say_money(paid - deal["amount"])
            )
        )


def _oldest_outstanding(work: Work, client_id: int | None) -> int:
    """The client's oldest signed deal with an outstanding amount, else its newest signed one."""
    if client_id is None:
        raise RefusedError(_("A payment needs its deal or its client."))
    sql = """
        select d.id from deals d
        left join (
            select deal_id, sum(amount) as paid from payments where client_id = :client group by deal_id
        ) p on p.deal_id = d.id
        where d.client_id = :client and d.signed_on is not null
        order by case when coalesce(p.paid, 0) < d.amount then 0 else 1 end,
                 case when coalesce(p.paid, 0) < d.amount then d.signed_on end, d.signed_on desc, d.id
        limit 1
    """
    found = work.reader.value(sql, client=client_id)
    if found is None:
        name = work.row("clients", client_id)["name"]
        raise RefusedError(
            _("“{client}” has no signed deal to pay on.").format(client=name),
            todo=_("Record it first: mgrday deal add MEMBER CLIENT AMOUNT, then mgrday deal sign DEAL"),
        )
    return int(found)
