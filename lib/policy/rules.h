/*
 * rules: every action that changes something, and every rule that guards it.
 *
 * One table of actions (who may do it, at which point of the order's way) and
 * one of rules (clause, what it demands, who can lift it). The checks, the
 * messages, `ordflow rules` and the manual page of the policy come from them.
 * The clauses are those of the three policies.
 */
#ifndef POLICY_RULES_H
#define POLICY_RULES_H

#include "policy/words.h"

/*
 * id, name (command and verb), clause that is cited when the order isn't at that
 * point, who may do it, heads of which departments may, the state that it leads
 * the order to, the state that the order must have reached, the one that it must
 * not have reached, and what a clerk does next.
 *
 * A state it leads to demands the one before it on the way of the order's kind.
 * OF_DEPARTMENT: whoever belongs to the department that it concerns.
 */
#define OF_DEPARTMENT (1u << 31)
/* Of a rule: whoever does the action can lift it, with a reason. */
#define WHO_ACTS (1u << 30)
#define ACTIONS(X) \
	X(INIT, "ordflow init", "", ALL_ROLES, NO_ROLES, NONE, NONE, NONE, "ordflow user add LOGIN --name NAME --role ROLE") \
	X(MIGRATE, "ordflow migrate", "", ALL_ROLES, NO_ROLES, NONE, NONE, NONE, NULL) \
	X(USER, "ordflow user", "", ADMIN, NO_ROLES, NONE, NONE, NONE, NULL) \
	X(DEPUTY, "ordflow deputy", "3.4.4", ALL_ROLES, NO_ROLES, NONE, NONE, NONE, "approve SETTINGS_CHANGE (gm)") \
	X(SETTLE, "approve SC", "2.3.6", GM | CHAIRMAN, NO_ROLES, NONE, NONE, NONE, NULL) \
	X(CLOCK, "ordflow clock accept", "", ADMIN | GM, NO_ROLES, NONE, NONE, NONE, NULL) \
	X(SETTING, "ordflow setting", "", ADMIN, NO_ROLES, NONE, NONE, NONE, NULL) \
	X(CALENDAR, "ordflow calendar", "1.5", ADMIN | PRODUCTION, NO_ROLES, NONE, NONE, NONE, NULL) \
	X(CHANGE_PROPOSE, "order-change propose", "3.4.4.4", SALES | CLERK, NO_ROLES, NONE, NONE, SHIPPED, "approve NOTICE (vp, gm, chairman), if anything was begun; else quote new ORDER and contract amend QUOTATION, if there is a contract (sales)") \
	X(CHANGE_APPROVE, "approve CN", "3.4.4.4", VP | GM | CHAIRMAN, NO_ROLES, NONE, NONE, SHIPPED, "contract amend QUOTATION (sales)") \
	X(CHANGE_CANCEL, "order-change cancel", "3.3", SALES | CLERK | VP | GM | CHAIRMAN, NO_ROLES, NONE, NONE, SHIPPED, NULL) \
	X(CHANGE_HOLD, "order-change hold", "3.3", SALES | CLERK | VP | GM, PRODUCTION, NONE, NONE, SHIPPED, "order-change resume ORDER") \
	X(CHANGE_RESUME, "order-change resume", "3.3", SALES | CLERK | VP | GM, PRODUCTION, NONE, NONE, NONE, NULL) \
	X(CUSTOMER, "customer", "1.2b", SALES | CLERK | VP, NO_ROLES, NONE, NONE, NONE, NULL) \
	X(CUSTOMER_STANDING, "customer, key account and potential", "1.2c", VP, SALES, NONE, NONE, NONE, NULL) \
	X(PRODUCT, "product", "1.2b", SALES | CLERK | TECH | PRODUCTION, NO_ROLES, NONE, NONE, NONE, NULL) \
	X(PRODUCT_RELEASE, "product release", "3.4.1", NO_ROLES, PRODUCTION | TECH, NONE, NONE, NONE, NULL) \
	X(PRODUCT_COST, "product --cost", "3.4.3", FINANCE | VP, NO_ROLES, NONE, NONE, NONE, NULL) \
	X(CARRIER, "carrier", "2.5.8", CLERK | WAREHOUSE | PRODUCTION, NO_ROLES, NONE, NONE, NONE, "carrier approve CODE, by the head of production") \
	X(CARRIER_APPROVE, "carrier approve", "2.3.3", NO_ROLES, PRODUCTION, NONE, NONE, NONE, NULL) \
	X(ORDER_NEW, "order-new", "1.1", SALES | CLERK, NO_ROLES, RECEIVED, NONE, NONE, "order-review open ORDER --depts tech,production,... (sales)") \
	X(ORDER_APPROVE, "approve SO", "3.4.1", VP | GM | CHAIRMAN, NO_ROLES, NONE, NONE, SHIPPED, "schedule reply ORDER --date DAY (production), once its products are released") \
	X(REVIEW_OPEN, "order-review open", "1.2a", SALES | CLERK, NO_ROLES, IN_REVIEW, NONE, IN_REVIEW, "order-review opinion ORDER --dept tech|production (those departments)") \
	X(REVIEW_REOPEN, "order-review open, rejected", "1.2a", SALES | CLERK | PRODUCTION | VP | GM, NO_ROLES, NONE, NONE, NONE, "order-review opinion ORDER --dept tech|production (the heads of those departments)") \
	X(DEMAND_FILE, "order-review demand", "3.4.4.1", SALES | CLERK, NO_ROLES, NONE, NONE, CONTRACTED, "approve PLAN (vp, gm, chairman)") \
	X(DEMAND_APPROVE, "approve DP", "3.4.4.1", VP | GM | CHAIRMAN, NO_ROLES, DEMAND_SIGNED, NONE, CONTRACTED, "order-review open ORDER --depts tech,production,... (production)") \
	X(REVIEW_OPEN_NEW, "order-review open", "3.4.4.2", PRODUCTION, NO_ROLES, IN_REVIEW, NONE, IN_REVIEW, "order-review opinion ORDER --dept tech|production (those departments)") \
	X(DEMAND_DECIDE, "order-review decide", "3.4.4.2", GM, NO_ROLES, DECIDED, NONE, DECIDED, "schedule milestone ORDER --dept DEPARTMENT --date DAY (production)") \
	X(MILESTONE, "schedule milestone", "3.4.4.3", PRODUCTION, NO_ROLES, NONE, DECIDED, SHIPPED, "quote new ORDER --valid DAY, when every department has one and the dispatch is said (sales)") \
	X(MILESTONE_DONE, "schedule milestone --done", "3.4.4.3", OF_DEPARTMENT, NO_ROLES, NONE, DECIDED, NONE, NULL) \
	X(MILESTONE_EXCUSE, "schedule milestone --excuse", "3.4.4.3", NO_ROLES, PRODUCTION, NONE, DECIDED, SHIPPED, "schedule start ORDER production (production), when no other milestone is open") \
	X(OUTSOURCE_STATE, "outsource state", "3.4.4.5", TECH, NO_ROLES, NONE, NONE, SHIPPED, "outsource request ORDER --line LINE ... (sales)") \
	X(OUTSOURCE_REQUEST, "outsource request", "3.4.4.5", SALES, NO_ROLES, NONE, NONE, SHIPPED, "approve OUTSOURCING (vp, gm, chairman)") \
	X(OUTSOURCE_APPROVE, "approve OP", "3.4.4.5", VP | GM | CHAIRMAN, NO_ROLES, NONE, NONE, SHIPPED, "outsource handle OUTSOURCING (purchasing)") \
	X(OUTSOURCE_HANDLE, "outsource handle", "3.4.4.5", PURCHASING, NO_ROLES, NONE, NONE, SHIPPED, "approve OUTSOURCING (gm)") \
	X(OUTSOURCE_CONFIRM, "approve OP, handled", "3.4.4.5", GM, NO_ROLES, NONE, NONE, SHIPPED, "outsource receive OUTSOURCING (purchasing, warehouse)") \
	X(OUTSOURCE_RECEIVE, "outsource receive", "3.4.4.5", PURCHASING | WAREHOUSE, NO_ROLES, NONE, NONE, SHIPPED, "inspect record ORDER --outsourced OUTSOURCING (qc)") \
	X(CAPACITY_SET, "capacity set", "3.4.3", PRODUCTION, NO_ROLES, NONE, NONE, NONE, NULL) \
	X(CAPACITY_RAISE, "capacity raise", "3.4.3", PRODUCTION, NO_ROLES, NONE, NONE, NONE, "capacity rank CENTRE, then capacity decide CENTRE ORDER... (gm)") \
	X(CAPACITY_DECIDE, "capacity decide", "3.4.3", GM, NO_ROLES, NONE, NONE, NONE, NULL) \
	X(REVIEW_OPINION, "order-review opinion", "1.2a", OF_DEPARTMENT, NO_ROLES, NONE, IN_REVIEW, ACCEPTED, "order-review conclude ORDER --accept MODE (the head of production or tech)") \
	X(REVIEW_NEW_PRODUCT, "order-review opinion --new-product", "3.4.1", NO_ROLES, PRODUCTION | TECH, NONE, IN_REVIEW, ACCEPTED, "order-review demand ORDER ... (sales)") \
	X(REVIEW_CONCLUDE, "order-review conclude", "1.2a", NO_ROLES, PRODUCTION | TECH, ACCEPTED, IN_REVIEW, ACCEPTED, "order-review days ORDER --dept DEPARTMENT --days N (every department on the sheet)") \
	X(REVIEW_DAYS, "order-review days", "1.2d", OF_DEPARTMENT, NO_ROLES, DAYS_COMPLETE, IN_REVIEW, SCHEDULED, "quote new ORDER --valid DAY, when all departments have said their days (sales)") \
	X(QUOTE_NEW, "quote new", "1.3a", SALES | CLERK, NO_ROLES, QUOTED, NONE, CLOSED, "approve QUOTATION (vp, gm or the head of sales; not its quoter)") \
	X(QUOTE_LIFTED, "quote new, with a reason of vp or gm", "1.3a", VP | GM, NO_ROLES, QUOTED, NONE, CLOSED, "approve QUOTATION (vp, gm or the head of sales; not its quoter)") \
	X(QUOTE_APPROVE, "approve QT", "1.3b", VP | GM, SALES, QUOTATION_APPROVED, NONE, CLOSED, "quote report QUOTATION, then quote send QUOTATION (sales)") \
	X(QUOTE_REPORT, "quote report", "1.3b", SALES | CLERK, NO_ROLES, NONE, QUOTED, NONE, "quote send QUOTATION (sales)") \
	X(QUOTE_SEND, "quote send", "1.3b", SALES | CLERK, NO_ROLES, NONE, QUOTED, CLOSED, "quote answer QUOTATION --accepted|--refused (sales)") \
	X(QUOTE_ANSWER, "quote answer", "1.4", SALES | CLERK, NO_ROLES, NONE, QUOTED, CLOSED, "contract sign QUOTATION --signatory NAME --customer-signatory NAME (sales)") \
	X(CONTRACT_SIGN, "contract sign", "1.4", SALES | CLERK | VP | GM, NO_ROLES, CONTRACTED, NONE, CONTRACTED, "drawing add ORDER ... (tech), schedule make ORDER (production)") \
	X(CONTRACT_AMEND, "contract amend", "1.4", SALES | CLERK | VP | GM, NO_ROLES, NONE, CONTRACTED, CLOSED, NULL) \
	X(CONTRACT_ARCHIVE, "contract archive", "1.4", SALES | CLERK | VP | GM, NO_ROLES, NONE, NONE, NONE, NULL) \
	X(DRAWING_ADD, "drawing add", "1.6a", TECH, NO_ROLES, NONE, NONE, NONE, "drawing brief DRAWING --to workshop (tech)") \
	X(DRAWING_BRIEF, "drawing brief", "1.6a", TECH, NO_ROLES, NONE, NONE, NONE, "schedule start ORDER STEP (the step's department)") \
	X(DRAWING_REUSE, "drawing reuse", "1.6a", WORKSHOP, NO_ROLES, NONE, NONE, SHIPPED, "schedule start ORDER STEP (the step's department)") \
	X(SCHEDULE_MAKE, "schedule make", "1.5", PRODUCTION, NO_ROLES, SCHEDULED, CONTRACTED, SHIPPED, "schedule start ORDER STEP (the step's department)") \
	X(SCHEDULE_START, "schedule start", "1.6b", OF_DEPARTMENT, NO_ROLES, NONE, SCHEDULED, SHIPPED, "schedule finish ORDER STEP (the step's department)") \
	X(SCHEDULE_FINISH, "schedule finish", "1.6b", OF_DEPARTMENT, NO_ROLES, NONE, SCHEDULED, SHIPPED, "schedule start of the next step, or inspect record ORDER (qc)") \
	X(SCHEDULE_REPLY, "schedule reply", "3.4.1.2", PRODUCTION, NO_ROLES, NONE, WITH_PRODUCTION, SHIPPED, "schedule make ORDER (production)") \
	X(SCHEDULE_SETTLE, "schedule settle", "3.4.1.2", SALES | CLERK, NO_ROLES, NONE, WITH_PRODUCTION, SHIPPED, NULL) \
	X(SCHEDULE_URGE, "schedule urge", "1.6b", OF_DEPARTMENT, PRODUCTION, NONE, SCHEDULED, NONE, NULL) \
	X(INSPECT_RECORD, "inspect record", "1.7", QC, NO_ROLES, NONE, IN_PRODUCTION, SHIPPED, "inspect finish INSPECTION (workshop)") \
	X(INSPECT_BOUGHT, "inspect record --outsourced", "1.7", QC, NO_ROLES, NONE, SCHEDULED, SHIPPED, "inspect finish INSPECTION (workshop)") \
	X(INSPECT_FINISH, "inspect finish", "1.7", WORKSHOP, NO_ROLES, NONE, SCHEDULED, SHIPPED, "ship request ORDER ... (sales)") \
	X(INCIDENT_REPORT, "incident report", "1.8", PRODUCTION | TECH | PURCHASING | WORKSHOP | QC | WAREHOUSE | SALES | CLERK, NO_ROLES, NONE, NONE, NONE, "incident acknowledge INCIDENT (gm, chairman)") \
	X(INCIDENT_ACKNOWLEDGE, "incident acknowledge", "1.8", GM | CHAIRMAN, NO_ROLES, NONE, NONE, NONE, "incident settle INCIDENT --outcome TEXT (the head of production)") \
	X(INCIDENT_SETTLE, "incident settle", "1.8", NO_ROLES, PRODUCTION, NONE, NONE, NONE, NULL) \
	X(INCIDENT_AGREE, "incident agree", "3.4.2", SALES | CLERK, PRODUCTION, NONE, NONE, NONE, NULL) \
	X(INCIDENT_CAUSE, "incident cause", "3.4.2", SALES | CLERK, PRODUCTION, NONE, NONE, NONE, "incident reply INCIDENT --text TEXT (production)") \
	X(INCIDENT_WRITE, "incident reply", "3.4.2", PRODUCTION, NO_ROLES, NONE, NONE, NONE, "incident reply INCIDENT --date DAY (production)") \
	X(INCIDENT_REPLY, "incident reply", "3.4.2", PRODUCTION, NO_ROLES, NONE, NONE, NONE, "incident settle INCIDENT --order ORDER --accepted|--refused --outcome TEXT (sales)") \
	X(INCIDENT_ANSWER, "incident settle --order", "3.4.2", SALES | CLERK, NO_ROLES, NONE, NONE, NONE, NULL) \
	X(PAYMENT_RECEIVE, "payment receive", "2.3.4", FINANCE, NO_ROLES, NONE, NONE, NONE, NULL) \
	X(PAYMENT_ASSIGN, "payment assign", "2.3.4", FINANCE, NO_ROLES, NONE, NONE, NONE, NULL) \
	X(PAYMENT_REVERSE, "payment reverse", "2.3.4", FINANCE, NO_ROLES, NONE, NONE, NONE, NULL) \
	X(PAYMENT_INVOICE, "payment invoice", "2.3.4", FINANCE, NO_ROLES, NONE, CONTRACTED, NONE, NULL) \
	X(SHIP_REQUEST, "ship request", "2.3.1", SALES, NO_ROLES, NONE, CONTRACTED, SHIPPED, "ship note REQUEST (clerk)") \
	X(SHIP_CHANGE, "ship change", "2.3.1", SALES, NO_ROLES, NONE, CONTRACTED, SHIPPED, NULL) \
	X(SHIP_WITHDRAW, "ship withdraw", "2.3.2", CLERK, NO_ROLES, NONE, CONTRACTED, NONE, NULL) \
	X(SHIP_SHORTAGE, "ship shortage", "2.4.5", WAREHOUSE | CLERK, NO_ROLES, NONE, CONTRACTED, SHIPPED, "ship acknowledge REQUEST (clerk, production, the requester)") \
	X(SHIP_ASK, "ship ask", "2.4.3", CLERK, NO_ROLES, NONE, CONTRACTED, SHIPPED, "approve REQUEST (gm)") \
	X(SHIP_APPROVE, "approve SR", "2.4.3", GM, NO_ROLES, NONE, CONTRACTED, SHIPPED, "ship note REQUEST (clerk)") \
	X(SHIP_NOTE, "ship note", "2.3.2", CLERK, NO_ROLES, NONE, CONTRACTED, SHIPPED, "ship confirm NOTE (its requester)") \
	X(SHIP_CONFIRM, "ship confirm", "2.4.2a", SALES | CLERK, NO_ROLES, NONE, CONTRACTED, SHIPPED, "ship pack NOTE --packaging WHAT --ok (warehouse)") \
	X(SHIP_PACK, "ship pack", "2.5.7", WAREHOUSE, NO_ROLES, NONE, CONTRACTED, SHIPPED, "ship dispatch NOTE --carrier CODE --waybill NUMBER --freight AMOUNT (warehouse)") \
	X(SHIP_DISPATCH, "ship dispatch", "2.4.4", WAREHOUSE, NO_ROLES, NONE, CONTRACTED, SHIPPED, "ship acknowledge NOTE (clerk, then the requester)") \
	X(SHIP_ACKNOWLEDGE, "ship acknowledge", "2.4.6", SALES | CLERK | PRODUCTION | TECH | PURCHASING | WORKSHOP | QC | WAREHOUSE | FINANCE | HR, NO_ROLES, NONE, NONE, NONE, NULL) \
	X(SHIP_DELIVER, "ship deliver", "2.3.1", SALES | CLERK, NO_ROLES, NONE, CONTRACTED, NONE, NULL) \
	X(SHIP_RETURN, "ship return", "2.3.3", WAREHOUSE | CLERK, NO_ROLES, NONE, CONTRACTED, NONE, "inspect record ORDER --returned NOTE (qc)") \
	X(SHIP_RECEIVE, "ship return --received", "2.3.3", WAREHOUSE, NO_ROLES, NONE, CONTRACTED, NONE, "inspect record ORDER --returned NOTE (qc)") \
	X(SHIP_PROBLEM, "ship problem", "2.3.3", SALES | CLERK | WAREHOUSE | PRODUCTION, NO_ROLES, NONE, CONTRACTED, NONE, "ship problem NOTE --resolve TEXT (the head of production)") \
	X(SHIP_RESOLVE, "ship problem --resolve", "2.3.3", NO_ROLES, PRODUCTION, NONE, CONTRACTED, NONE, NULL) \
	X(SHIP_OVERDUE, "ship track", "2.3.3", NO_ROLES, PRODUCTION, NONE, NONE, NONE, NULL) \
	X(SHIP_ESCALATED, "ship track", "2.6.1", HR | GM, NO_ROLES, NONE, NONE, NONE, NULL) \
	X(CARRIER_SUSPEND, "carrier suspend", "2.5.8", NO_ROLES, PRODUCTION, NONE, NONE, NONE, NULL) \
	X(PENALTY_RAISE, "penalty raise", "2.6.2", HR | GM | CLERK, PRODUCTION | SALES, NONE, NONE, NONE, "penalty propose PENALTY --person LOGIN --amount AMOUNT (hr, clerk)") \
	X(PENALTY_PROPOSE, "penalty propose", "2.6.2", HR | CLERK, PRODUCTION | SALES, NONE, NONE, NONE, "penalty hear PENALTY --statement TEXT (the person, or hr)") \
	X(PENALTY_HEAR, "penalty hear", "2.6.2", ALL_ROLES, NO_ROLES, NONE, NONE, NONE, "penalty confirm PENALTY (hr, gm)") \
	X(PENALTY_CONFIRM, "approve PC", "2.6.2", HR | GM, NO_ROLES, NONE, NONE, NONE, NULL) \
	X(PENALTY_WAIVE, "penalty waive", "2.6.2", HR | GM, NO_ROLES, NONE, NONE, NONE, NULL) \
	X(FINDING_RECORD, "report finding record", "2.3.6", HR | GM, NO_ROLES, NONE, NONE, NONE, "report finding answer FINDING --text TEXT (the department)") \
	X(FINDING_ANSWER, "report finding answer", "2.3.6", OF_DEPARTMENT, NO_ROLES, NONE, NONE, NONE, "report finding judge FINDING --accepted|--refused (hr; of one about hr the gm)") \
	X(FINDING_JUDGE, "report finding judge", "2.3.6", HR | GM, NO_ROLES, NONE, NONE, NONE, NULL) \
	X(REPORT_SUBMIT, "report submit", "1.9", OF_DEPARTMENT, NO_ROLES, NONE, NONE, NONE, NULL) \
	X(REPORT_EXCUSE, "report excuse", "1.9", GM, NO_ROLES, NONE, NONE, NONE, "report close MONTH (finance, gm)") \
	X(REPORT_ACKNOWLEDGE, "report acknowledge", "1.9", GM | CHAIRMAN, NO_ROLES, NONE, NONE, NONE, NULL) \
	X(LATE_ENTRY, "--late", "1.9", GM, FINANCE, NONE, NONE, NONE, NULL) \
	X(REPORT_CLOSE, "report close", "1.9", FINANCE | GM, NO_ROLES, NONE, NONE, NONE, "report acknowledge MONTH (gm, chairman)")

#define X(id, name, clause, who, heads, to, after, before, next) ACT_##id,
enum action { ACT_NONE, ACTIONS(X) ACTION_COUNT };
#undef X

struct action_entry {
	const char *name, *clause;
	roles who, heads;
	enum order_state to, after, before;
	const char *next;
	bool signs; /* "approve ...", or an excuse: it is a signature, a deputy's too */
	bool in_person; /* and never a deputy's */
};
extern const struct action_entry actions[ACTION_COUNT];

/*
 * What not everybody reads: id, what it is, clause, who may read it, heads of which departments may. All else everybody
 * of the database reads. A person always reads what concerns himself. Cost stands where prices are set: with those who
 * sign quotations.
 */
#define READS(R) \
	R(COST, "cost and profit", "3.4.3", FINANCE | VP | GM, SALES) \
	R(PENALTIES, "penalties of others", "2.6.2", HR | GM, NO_ROLES) \
	R(EVENTS, "what an event changed", "2.3.6", ADMIN | GM | HR, NO_ROLES) \
	R(ROLES, "roles of others", "2.3.6", ADMIN | GM | HR, NO_ROLES) \
	R(COPY, "a copy of all (backup, export)", "2.3.6", ADMIN, NO_ROLES)

#define R(id, what, clause, who, heads) READ_##id,
enum read { READ_ANYTHING, READS(R) READ_COUNT };
#undef R

struct read_entry {
	const char *what, *clause;
	roles who, heads;
};
extern const struct read_entry readings[READ_COUNT];

/* id, clause, the action that it guards, what it demands, who can lift it */
#define RULES(X) \
	X(DEPUTY, "3.4.4", DEPUTY, "one's own deputy, for a bounded time; he never signs special approvals", NO_ROLES) \
	X(SETTLED, "2.3.6", SETTLE, "for thresholds, penalty range, calendar, roles, deputies and users, once there are orders, the signature of the general manager, who neither proposed it nor is concerned himself", NO_ROLES) \
	X(COST, "3.4.3", PRODUCT_COST, "a cost from finance or vp", NO_ROLES) \
	X(LINES_COMPLETE, "1.1", ORDER_NEW, "an item, a quantity, a required date and a quality requirement on every line", NO_ROLES) \
	X(STANDING_BY_OTHERS, "1.2c", CUSTOMER_STANDING, "key account and potential set by the head of sales or vp, who didn't take an order of that customer that isn't contracted, if somebody else may set it", NO_ROLES) \
	X(PRODUCT_RELEASED, "3.4.1", PRODUCT_RELEASE, "of a regular product's order that its products are released by the heads of tech and of production, who are two; until then it waits, or is reviewed as custom", NO_ROLES) \
	X(REGULAR_PRICE, "3.4.1", ORDER_APPROVE, "of a regular product's order the list price, less at most the setting regular-discount; until then it waits, or is reviewed as custom", VP | GM | CHAIRMAN) \
	X(SHEET_NAMES_BOTH, "1.2a", REVIEW_OPEN, "tech and production among the departments on the sheet", NO_ROLES) \
	X(OVER_CAPACITY, "3.4.3", CAPACITY_RAISE, "a day over a centre's hours, and a reason, once at a time", NO_ROLES) \
	X(SEQUENCE, "3.4.3", CAPACITY_DECIDE, "over-capacity that production raised, and every order that competes, once", NO_ROLES) \
	X(SEQUENCE_BY_PROFIT, "3.4.3", CAPACITY_DECIDE, "a sequence by the products' profit, an hour of the centre, in all or by unit, as it was when over-capacity was raised; or a reason", WHO_ACTS) \
	X(NEW_PRODUCT, "3.4.1", REVIEW_NEW_PRODUCT, "that the head of tech or production says so; whoever of them says nothing says that it isn't one; said once it holds", NO_ROLES) \
	X(DEMAND_COMPLETE, "3.4.4.1", DEMAND_FILE, "a new product's order without a contract, and every field of the demand plan; a second one voids the review and the decision", NO_ROLES) \
	X(DEMAND_SIGNED, "3.4.4.1", DEMAND_APPROVE, "the newest demand plan, signed by somebody else than its filer, and refused by none of vp, gm and chairman", NO_ROLES) \
	X(KNOWN_PRODUCT, "3.4.4.1", REVIEW_CONCLUDE, "for a product that wasn't released before somebody called it new, and that the gm hasn't decided to make, no other order that is accepted or promised, nor a release: first the demand plan, the review and the decision", NO_ROLES) \
	X(DECISION, "3.4.4.2", DEMAND_DECIDE, "production's review, concluded, and a reason not to make it", NO_ROLES) \
	X(MILESTONE, "3.4.4.3", MILESTONE, "a department and its date, or the day of dispatch, of a new product's order, after the decision", NO_ROLES) \
	X(MILESTONE_DONE, "3.4.4.3", MILESTONE_DONE, "an open milestone of one's own department, set after the decision that stands", NO_ROLES) \
	X(MILESTONE_EXCUSED, "3.4.4.3", MILESTONE_EXCUSE, "an open milestone that production doesn't wait for, and a reason; it counts as missed", WHO_ACTS) \
	X(MILESTONES_MET, "3.4.4.3", SCHEDULE_START, "before a new product is made, or bought instead, the milestone of every other department met, but of qc what comes after production, or excused by the head of production", NO_ROLES) \
	X(OUTSOURCE_COMPLETE, "3.4.4.5", OUTSOURCE_REQUEST, "every field of the request, and a unit price above zero", NO_ROLES) \
	X(OUTSOURCE_GROUND, "3.4.4.5", OUTSOURCE_REQUEST, "over-capacity that was raised of a centre that makes the line, or tech's written statement that it can't be made", NO_ROLES) \
	X(OUTSOURCE_WITHIN, "3.4.4.5", OUTSOURCE_REQUEST, "no more than was ordered, all requests of a line together, but for what was bought and scrapped", NO_ROLES) \
	X(STATEMENT_SAYS_WHY, "3.4.4.5", OUTSOURCE_STATE, "a line, and why it can't be made", NO_ROLES) \
	X(OUTSOURCE_SIGNED, "3.4.4.5", OUTSOURCE_APPROVE, "a request that stands, signed by somebody else than its requester", NO_ROLES) \
	X(OUTSOURCE_HANDLED, "3.4.4.5", OUTSOURCE_HANDLE, "a signed request, and supplier, price and day of delivery", NO_ROLES) \
	X(OUTSOURCE_CONFIRMED, "3.4.4.5", OUTSOURCE_CONFIRM, "gm, who neither requested nor handled it", NO_ROLES) \
	X(OUTSOURCE_RECEIVED, "3.4.4.5", OUTSOURCE_RECEIVE, "what gm has confirmed, and no more", NO_ROLES) \
	X(BOTH_OPINIONS, "1.2a", REVIEW_CONCLUDE, "the opinions of tech and of production", NO_ROLES) \
	X(OPINION_COMPLETE, "1.2a", REVIEW_OPINION, "agreement or objection of the head of tech or production, of a member of another department, before the conclusion, and a comment with an objection", NO_ROLES) \
	X(OVERRULING_SAYS_WHY, "1.2a", REVIEW_CONCLUDE, "a reason to accept against an objection that neither its author nor his head has withdrawn", WHO_ACTS) \
	X(FOUR_DEPARTMENTS, "1.5", REVIEW_CONCLUDE, "tech, purchasing, production and qc on the sheet, or a reason", WHO_ACTS) \
	X(MEETING_HELD, "1.2d", REVIEW_CONCLUDE, "the meeting held, on its day or later", NO_ROLES) \
	X(REOPENING, "1.2a", REVIEW_REOPEN, "for what was rejected vp or gm, and a reason", VP | GM) \
	X(REOPENING_STOPPED, "3.4.4.2", REVIEW_REOPEN, "for what the gm decided not to make another demand plan", NO_ROLES) \
	X(ACCEPTANCE_MODE, "1.2b", REVIEW_CONCLUDE, "an acceptance mode, or a reason to reject", NO_ROLES) \
	X(SMALL_ORDER_MODE, "1.2c", REVIEW_CONCLUDE, "raised price and longer lead time for a small order of a customer who is neither key account nor has potential, or a reason for another mode", WHO_ACTS) \
	X(MEETING, "1.2d", REVIEW_OPEN, "a meeting with its date and attendees, between the receipt and the required date, but for small orders", NO_ROLES) \
	X(DAYS_OF_THE_SHEET, "1.2d", REVIEW_DAYS, "working days, from the departments named on the sheet alone", NO_ROLES) \
	X(QUOTATION_COMPLETE, "1.3a", QUOTE_NEW, "a price on every line and a last day of validity", NO_ROLES) \
	X(MEETING_QUOTED, "1.2d", QUOTE_NEW, "a meeting held for an order that isn't small by what is quoted, or was before", NO_ROLES) \
	X(SMALL_QUOTED, "1.2c", QUOTE_NEW, "for a quotation that makes a small order raised price and longer lead time concluded, or a reason", VP | GM) \
	X(RAISE_HOLDS, "1.2c", QUOTE_NEW, "the raised price that was concluded, on every line, or a reason of vp or gm", VP | GM) \
	X(QUOTATION_FOUR_EYES, "1.3b", QUOTE_APPROVE, "a signature of somebody else than the quoter", NO_ROLES) \
	X(QUOTATION_STANDS, "1.3b", QUOTE_APPROVE, "the newest version, neither answered nor expired", NO_ROLES) \
	X(BELOW_COST, "1.3b", QUOTE_APPROVE, "for a price below cost a signature of vp or above, and a reason", VP | GM) \
	X(QUOTATION_APPROVED, "1.3b", QUOTE_SEND, "an approved quotation, unchanged since, before it goes out or is reported", NO_ROLES) \
	X(QUOTATION_OF_LINES, "1.3b", QUOTE_SEND, "a quotation of the order's lines as they are, before it is signed, sent or answered", NO_ROLES) \
	X(QUOTATION_UNDER_CONTRACT, "1.4", QUOTE_ANSWER, "a quotation on which no contract stands", NO_ROLES) \
	X(REPORTED_FIRST, "1.3b", QUOTE_SEND, "a report to the gm of the quotation as it is approved", NO_ROLES) \
	X(CONTRACT_BASIS, "1.4", CONTRACT_SIGN, "an approved quotation of the lines as they are, still valid, that the customer accepted and on which no contract stands", NO_ROLES) \
	X(MEETING_CONTRACTED, "1.2d", CONTRACT_SIGN, "a meeting held for an order that isn't small by its quotation, or was before", NO_ROLES) \
	X(SMALL_CONTRACTED, "1.2c", CONTRACT_SIGN, "for a small order raised price and longer lead time concluded, or a reason", VP | GM) \
	X(CONTRACT_EQUALS, "1.4", CONTRACT_SIGN, "the quotation's amount and date of delivery", NO_ROLES) \
	X(AMENDMENT_BASIS, "1.4", CONTRACT_AMEND, "the same as of a contract, and a reason", NO_ROLES) \
	X(AMENDMENT_NOTICE, "3.4.4.4", CONTRACT_AMEND, "a signed change notice, once production has begun", NO_ROLES) \
	X(CONTRACT_SIGNATORIES, "1.4", CONTRACT_SIGN, "the signatories of both sides", NO_ROLES) \
	X(FORM_COMPLETE, "1.5", SCHEDULE_MAKE, "a complete contract review form", NO_ROLES) \
	X(SCHEDULED_AS_AGREED, "3.4.4.4", SCHEDULE_MAKE, "lines that are what the contract says, or what production promised a regular product's order for", NO_ROLES) \
	X(CHANGE_COMPLETE, "3.4.4.4", CHANGE_PROPOSE, "a line and what changes of it, and once a step, a briefing or an outsourcing is begun the reason", NO_ROLES) \
	X(CHANGE_RESPECTS, "3.4.4.4", CHANGE_PROPOSE, "no less than is on delivery notes, nor than was made without saying what becomes of the rest", NO_ROLES) \
	X(CHANGE_SIGNED, "3.4.4.4", CHANGE_APPROVE, "a notice that stands, of lines that are as it found them, signed by somebody else than its proposer", NO_ROLES) \
	X(CHANGE_TOLD, "3.4.4.4", CHANGE_APPROVE, "that production is told, and every department whose part in the order isn't over; of a refusal, its proposer", NO_ROLES) \
	X(STANDING_SAYS_WHY, "3.3", CHANGE_HOLD, "a reason", NO_ROLES) \
	X(ON_HOLD, "3.3", CHANGE_RESUME, "an order on hold", NO_ROLES) \
	X(CANCELLABLE, "3.3", CHANGE_CANCEL, "vp or above once there is a contract, or a regular product is in production; no goods with the customer; what becomes of what was made", NO_ROLES) \
	X(REPLY_COMPLETE, "3.4.1.2", SCHEDULE_REPLY, "a date, and a written reason if it is later than required, for a regular product's order", NO_ROLES) \
	X(DATE_TOLD, "3.4.1.2", SCHEDULE_REPLY, "that sales is told of production's date", NO_ROLES) \
	X(SETTLEMENT, "3.4.1.2", SCHEDULE_SETTLE, "a later date that production replied, and what the customer said to it", NO_ROLES) \
	X(PROMISED_FIRST, "3.4.1.2", SCHEDULE_MAKE, "production's reply to a regular product's order, accepted by the customer if it is later", NO_ROLES) \
	X(REPLANNING_SAYS_WHY, "1.5", SCHEDULE_MAKE, "a reason to plan anew what is planned", NO_ROLES) \
	X(SCHEDULED_OVER, "3.4.3", SCHEDULE_MAKE, "that a schedule beyond the capacity of a centre raises it to the gm", NO_ROLES) \
	X(DRAWING_COMPLETE, "1.6a", DRAWING_ADD, "a revision, a file, and the key quality and process requirements", NO_ROLES) \
	X(NEWEST_REVISION, "1.6a", DRAWING_BRIEF, "the newest revision of the drawing", NO_ROLES) \
	X(DRAWING_REUSED, "1.6a", DRAWING_REUSE, "lines that were made before, alike in product, specification and quality, by drawings on whose newest revision the workshop was briefed", NO_ROLES) \
	X(DRAWINGS_BRIEFED, "1.6a", SCHEDULE_START, "drawings registered, and the workshop briefed on the newest revision of each, before production starts, or that it acknowledged those of a repeated product; a new revision after the briefing asks for a new briefing before any step does", NO_ROLES) \
	X(STEP_ORDER, "1.6b", SCHEDULE_START, "the step that it depends on finished", NO_ROLES) \
	X(STARTED_AS_AGREED, "3.4.4.4", SCHEDULE_START, "lines that are what the contract says, or what production promised a regular product's order for", NO_ROLES) \
	X(FINISHED_AS_AGREED, "3.4.4.4", SCHEDULE_FINISH, "lines that are what the contract says, or what production promised a regular product's order for", NO_ROLES) \
	X(URGE_OPEN, "1.6b", SCHEDULE_URGE, "a step that is not finished: by those downstream, the head of production, vp or gm", NO_ROLES) \
	X(MADE_AGAIN, "1.7", SCHEDULE_FINISH, "of what production makes again no more than was scrapped, or ordered since", NO_ROLES) \
	X(STEP_UNDER_WAY, "1.6b", SCHEDULE_FINISH, "a step that was started and is not finished", NO_ROLES) \
	X(INSPECTION_OF_WORK, "1.7", INSPECT_RECORD, "the production step finished, and no more inspected than production says it made, in the place of what was scrapped, too", NO_ROLES) \
	X(BOUGHT_AS_PLANNED, "1.5", INSPECT_BOUGHT, "a schedule, and drawings of which the workshop was briefed", NO_ROLES) \
	X(INSPECTED_AS_AGREED, "3.4.4.4", INSPECT_RECORD, "lines that are what the contract says, or what production promised a regular product's order for", NO_ROLES) \
	X(REWORKED, "1.7", INSPECT_RECORD, "of reworked ones, and of goods that came back, no more than there are", NO_ROLES) \
	X(INSPECTION_COMPLETE, "1.7", INSPECT_RECORD, "line, passed quantity and batch, and for failed ones whether they are reworked or scrapped", NO_ROLES) \
	X(ONLY_PASSED, "1.7", INSPECT_FINISH, "passed quantities, each reported once", NO_ROLES) \
	X(GOODS_TOLD, "1.7", INSPECT_FINISH, "that sales, clerk, warehouse and finance are told of the finished goods", NO_ROLES) \
	X(INCIDENT_COMPLETE, "1.8", INCIDENT_REPORT, "an order, a cause and a description", NO_ROLES) \
	X(SETTLED_ONCE, "1.8", INCIDENT_SETTLE, "what came of it, once, after gm and chairman have acknowledged it", NO_ROLES) \
	X(INCIDENT_TOLD, "3.4.2", INCIDENT_REPORT, "that sales, who received the order, is told of an incident", NO_ROLES) \
	X(INCIDENT_AGREED, "3.4.2", INCIDENT_AGREE, "that the head of production and sales agree, two persons, each once; until then it counts as somebody's fault", NO_ROLES) \
	X(INCIDENT_CAUSE, "3.4.2", INCIDENT_CAUSE, "of what was reported as a difficulty, and isn't settled, that it is nobody's fault: its hours count from when it was recorded", NO_ROLES) \
	X(DIFFICULTY_ALONE, "3.4.2", INCIDENT_REPORT, "for a power cut or damaged equipment its own cause, which starts production's hours, though it be a difficulty, too", NO_ROLES) \
	X(INCIDENT_WRITTEN, "3.4.2", INCIDENT_WRITE, "production's report in writing of what is nobody's fault, once, within its hours; sales is told", NO_ROLES) \
	X(INCIDENT_REPLY, "3.4.2", INCIDENT_REPLY, "a new date for an order of an incident that is nobody's fault, with the report or after it", NO_ROLES) \
	X(INCIDENT_ANSWER, "3.4.2", INCIDENT_ANSWER, "what the customer said to production's new date", NO_ROLES) \
	X(RECEIPT_COMPLETE, "2.3.4", PAYMENT_RECEIVE, "an amount and the bank's reference", NO_ROLES) \
	X(ONE_REFERENCE, "2.3.4", PAYMENT_RECEIVE, "one receipt for one bank reference, or --again and a reason", NO_ROLES) \
	X(RECEIPT_SHARES, "2.3.4", PAYMENT_ASSIGN, "orders' shares that make up no more than the receipt", NO_ROLES) \
	X(RECEIPT_TOLD, "2.4.3", PAYMENT_RECEIVE, "that the clerk is told of what was received for an order, assigned to it or reversed", NO_ROLES) \
	X(REVERSAL_SAYS_WHY, "2.3.4", PAYMENT_REVERSE, "a reason, and no more than is left of the receipt", NO_ROLES) \
	X(INVOICE_COMPLETE, "2.3.4", PAYMENT_INVOICE, "a number and a kind", NO_ROLES) \
	X(INVOICE_WITHIN, "2.3.4", PAYMENT_INVOICE, "invoices that together come to no more than the contract", NO_ROLES) \
	X(RED_LETTER, "2.3.4", PAYMENT_INVOICE, "for a red-letter invoice a reason and an invoice that isn't reversed", NO_ROLES) \
	X(REQUEST_COMPLETE, "2.5.1", SHIP_REQUEST, "line, quantity, tubing, labels, special requirements, address, contact, phone and arrival; what there isn't is said: none", NO_ROLES) \
	X(REQUEST_WITHIN_ORDER, "2.5.1", SHIP_REQUEST, "no more than was ordered, requests of the same line together", NO_ROLES) \
	X(REQUEST_STANDS, "2.3.1", SHIP_CHANGE, "a request of one's own that stands, on which no delivery note does", NO_ROLES) \
	X(NOTE_STANDS, "2.3.2", SHIP_WITHDRAW, "a note that stands, and a reason", NO_ROLES) \
	X(SHORTAGE_COMPLETE, "2.4.5", SHIP_SHORTAGE, "line, quantity and reason, of what is on no note", NO_ROLES) \
	X(CUSTOMER_TOLD, "2.4.2b", SHIP_ACKNOWLEDGE, "what the customer said, from the requester who was to tell him", NO_ROLES) \
	X(NOTE_WITHIN_REQUEST, "2.3.2", SHIP_NOTE, "no more than is left of a request that stands", NO_ROLES) \
	X(NOTED_AS_AGREED, "3.4.4.4", SHIP_NOTE, "lines that are what the contract says, or what production promised a regular product's order for", NO_ROLES) \
	X(NOTE_WITHIN_ORDER, "2.3.2", SHIP_NOTE, "no more than was ordered, all notes of a line together", NO_ROLES) \
	X(ASK_SAYS_WHY, "2.4.3", SHIP_ASK, "the special reason", NO_ROLES) \
	X(SPECIAL_APPROVAL_ASKED, "2.4.3", SHIP_APPROVE, "a special approval that the clerk asked for and that wasn't used, by the gm in person, who didn't ask; it holds for this request, its goods and what is not covered of them, once, for special-days", NO_ROLES) \
	X(MONEY_FIRST, "2.4.3", SHIP_NOTE, "receipts that cover the order's notes and this one, tax included", GM) \
	X(STOCK, "2.5.2", SHIP_NOTE, "finished goods in stock for the order", NO_ROLES) \
	X(CONFIRMED_BY_REQUESTER, "2.4.2a", SHIP_CONFIRM, "the confirmation of the requester, never of who made the note; or the clerk's word, who names him and says how he confirmed", NO_ROLES) \
	X(NOTE_CONFIRMED, "2.4.2a", SHIP_DISPATCH, "a note that its requester has confirmed", NO_ROLES) \
	X(PACKAGING_NAMED, "2.5.7", SHIP_PACK, "the packaging used, and whether it is good", NO_ROLES) \
	X(PACKAGING_CHECKED, "2.5.7", SHIP_DISPATCH, "a packaging check that was passed", NO_ROLES) \
	X(DISPATCH_COMPLETE, "2.4.4", SHIP_DISPATCH, "carrier, waybill (where there is none: none) and freight", NO_ROLES) \
	X(SENT_AS_AGREED, "3.4.4.4", SHIP_DISPATCH, "lines that are what the contract says, or what production promised a regular product's order for", NO_ROLES) \
	X(ARRIVES_IN_TIME, "2.4.4", SHIP_DISPATCH, "a carrier whose stated transit time makes the required arrival, or a reason", WHO_ACTS) \
	X(CARRIER_APPROVED, "2.3.3", SHIP_DISPATCH, "a carrier approved by the head of production as it is: name and transit time", NO_ROLES) \
	X(MONEY_STILL, "2.4.3", SHIP_DISPATCH, "receipts that still cover the order's notes up to this one", GM) \
	X(CARRIER_SUSPENDED, "2.5.8", SHIP_DISPATCH, "a carrier that isn't suspended", NO_ROLES) \
	X(BATCH_THERE, "2.5.6", SHIP_DISPATCH, "of a batch that is named, as much as there is in stock", NO_ROLES) \
	X(NOTICE_MINE, "2.4.6", SHIP_ACKNOWLEDGE, "something that one is told and hasn't acknowledged", NO_ROLES) \
	X(DELIVERED_ONCE, "2.3.1", SHIP_DELIVER, "a shipment that was dispatched and not yet delivered", NO_ROLES) \
	X(RETURN_COMPLETE, "2.3.3", SHIP_RETURN, "line, quantity and reason, of what was dispatched", NO_ROLES) \
	X(RETURN_RECEIVED, "2.3.3", SHIP_RECEIVE, "goods that came back and that the warehouse hasn't received", NO_ROLES) \
	X(PROBLEM_COMPLETE, "2.3.3", SHIP_PROBLEM, "what went wrong with a shipment that was dispatched, and how", NO_ROLES) \
	X(PROBLEM_TOLD, "2.6.2", SHIP_PROBLEM, "that hr is told of a problem that has no case, and raises one if it was late, wrong or damaged", NO_ROLES) \
	X(PROBLEM_RESOLVED, "2.3.3", SHIP_RESOLVE, "an open problem, and what was done about it", NO_ROLES) \
	X(SUSPENSION_SAYS_WHY, "2.5.8", CARRIER_SUSPEND, "a reason", NO_ROLES) \
	X(PENALTY_FOUND, "2.6.2", PENALTY_RAISE, "a shipment that is late by the clock: sent too late to come in time, or not sent or not come by the day that was wanted first; or what was wrong or damaged of it, and how; each once", NO_ROLES) \
	X(PENALTY_COMPLETE, "2.6.2", PENALTY_PROPOSE, "everybody who answers for it, in shares, and for each an amount within the settings", NO_ROLES) \
	X(PENALTY_POINTED, "2.6.2", PENALTY_PROPOSE, "a reason to take somebody off a case, and never oneself", NO_ROLES) \
	X(PENALTY_LOSS, "2.6.2", PENALTY_PROPOSE, "a loss that begins with the freight, or a reason why it is less or nothing", NO_ROLES) \
	X(PENALTY_HEARD, "2.6.2", PENALTY_HEAR, "the statement of each who answers for it before it is confirmed", NO_ROLES) \
	X(PENALTY_CONFIRMED, "2.6.2", PENALTY_CONFIRM, "hr and gm, two people, neither of whom proposed it or pays it", NO_ROLES) \
	X(PENALTY_SENT, "2.6.2", PENALTY_CONFIRM, "goods that are sent, or withdrawn, before a case for their lateness is confirmed", NO_ROLES) \
	X(PENALTY_OPEN, "2.6.2", PENALTY_WAIVE, "a case that is neither confirmed nor waived", NO_ROLES) \
	X(PENALTY_WAIVED, "2.6.2", PENALTY_WAIVE, "hr and gm both, two people who don't answer for it, and a reason", NO_ROLES) \
	X(PENALTY_STANDS, "2.6.2", PENALTY_WAIVE, "that a case is confirmed, unless both waive it", HR | GM) \
	X(FINDING_COMPLETE, "2.3.6", FINDING_RECORD, "a clause, a department and what was found; about hr from the gm", NO_ROLES) \
	X(FINDING_ANSWERED, "2.3.6", FINDING_ANSWER, "of one that is open what the department says to it, from somebody else than who found it, within finding-days", NO_ROLES) \
	X(FINDING_JUDGED, "2.3.6", FINDING_JUDGE, "an answer, judged by hr, or about hr by the gm, who didn't give it; and a reason to refuse it, which opens it again", NO_ROLES) \
	X(SUMMARY_COMPLETE, "1.9", REPORT_SUBMIT, "a text, for a month that has begun and isn't closed, recorded by its last working day; into a closed one only of a department that was excused, as a late entry", NO_ROLES) \
	X(EXCUSED, "1.9", REPORT_EXCUSE, "a department by name, whose text is awaited and missing after its day, once, before the month is closed", NO_ROLES) \
	X(MONTH_OVER, "1.9", REPORT_CLOSE, "a month that is over, once", NO_ROLES) \
	X(MONTH_TEXTS, "1.9", REPORT_CLOSE, "the text of every department, or the gm's excuse of the missing one by name, with a reason", GM) \
	X(SUMMARY_ACKNOWLEDGED, "1.9", REPORT_ACKNOWLEDGE, "a closed month, by gm and by chairman, each once and not one for both, if anybody else holds one of the two", NO_ROLES) \
	X(BACKDATED, "2.3.6", LATE_ENTRY, "a reason (--reason) for whatever is recorded with an --at further back than backdate-hours; each is listed by report late", NO_ROLES) \
	X(MONTH_CLOSED, "1.9", LATE_ENTRY, "--late of whatever is recorded afterwards and happened before its end, by the one who may", NO_ROLES)

#define X(id, clause, action, demand, lift) RULE_##id,
enum rule { RULES(X) RULE_COUNT };
#undef X

struct rule_entry {
	const char *name; /* that never changes: BELOW_COST */
	const char *clause;
	enum action action;
	const char *demand;
	roles lift; /* who can lift it; NO_ROLES: nobody, what is demanded has to be done */
	bool in_person; /* no deputy lifts it */
};
extern const struct rule_entry rules[RULE_COUNT];

#endif
