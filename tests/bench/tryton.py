"""The same work in Tryton on SQLite, as its own tests drive it: prints the seconds that its start, an order of three
lines, and an order's whole way to shipped took, medians of RUNS. DB_NAME names the database, and trytond.conf in the
folder says where: tryton.py RUNS"""
import statistics
import sys
import time
import warnings
from decimal import Decimal

warnings.simplefilter("ignore")
begun = time.time()
from proteus import Model
from trytond.config import config
config.update_etc("trytond.conf")
from trytond.modules.account.tests.tools import create_chart, create_fiscalyear, get_accounts
from trytond.modules.account_invoice.tests.tools import set_fiscalyear_invoice_sequences
from trytond.modules.company.tests.tools import create_company, get_company
from trytond.tests.tools import activate_modules
started = time.time() - begun

session = activate_modules("sale")
create_company()
company = get_company()
set_fiscalyear_invoice_sequences(create_fiscalyear(company)).click("create_period")
create_chart(company)
accounts = get_accounts(company)
customer = Model.get("party.party")(name="C001")
customer.save()
unit, = Model.get("product.uom").find([("name", "=", "Unit")])
category = Model.get("product.category")(name="goods", accounting=True, account_expense=accounts["expense"],
    account_revenue=accounts["revenue"])
category.save()
template = Model.get("product.template")(name="P100", default_uom=unit, type="goods", salable=True,
    list_price=Decimal("1200"), account_category=category)
template.save()
product, = template.products
term = Model.get("account.invoice.payment_term")(name="at once")
term.lines.new(type="remainder")
term.save()


def order():
    sale = Model.get("sale.sale")(party=customer, payment_term=term, invoice_method="shipment")
    for quantity in (1, 2, 3):
        line = sale.lines.new()
        line.product = product
        line.quantity = quantity
    sale.save()
    return sale


def ship(sale):
    for step in ("quote", "confirm", "process"):
        sale.click(step)
    shipment, = sale.shipments
    for step in ("assign_force", "pick", "pack", "done"):
        shipment.click(step)


orders, ways = [], []
for _ in range(int(sys.argv[1])):
    begun = time.time()
    sale = order()
    orders.append(time.time() - begun)
    ship(sale)
    ways.append(time.time() - begun)
print(started, statistics.median(orders), statistics.median(ways))
