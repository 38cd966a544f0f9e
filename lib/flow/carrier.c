#include "flow/carrier.h"

#include "flow/master.h"
#include "flow/problem.h"
#include "ground/decimal.h"
#include "ground/language.h"
#include "ground/moment.h"
#include "ground/text.h"

#include <stdlib.h>

enum outcome carrier_suspend(struct context *cx, const char *code, const char *reason) {
	int64_t id = 0;
	TRY(act(cx, ACT_CARRIER_SUSPEND, NULL, NO_ROLES));
	cx->event.document = code;
	TRY(carrier_find(cx, code, &id));
	if (!text_says(reason))
		return refuse(cx, RULE_SUSPENSION_SAYS_WHY, "the reason is missing: --reason");
	return db_exec(cx->db,
		SQL("update carrier set suspended_at = ?2, suspended_by = ?3, suspended_reason = ?4 where id = ?1"),
		INT(id), INT(cx->at), INT(cx->actor.id), TEXT(reason));
}

enum outcome carrier_judge(struct context *cx, int64_t id, bool clean) {
	int64_t delivered = 0, unclean = 0;
	TRY(db_get(cx->db, NULL,
		SQL("select count(*), coalesce(sum(case when exists (select 1 from shipping_problem"
		    "  where note_id = delivery_note.id and kind in (?2, ?3)) then 1 else 0 end), 0)"
		    " from delivery_note where carrier_id = ?1 and delivered_at is not null"),
		INT(id), TEXT(problem_kinds[PROBLEM_LATE].name), TEXT(problem_kinds[PROBLEM_DAMAGED].name), TO_INT(&delivered),
		TO_INT(&unclean)));
	const bool poor = delivered > 0 && (delivered - unclean) * WHOLE / delivered < cx->settings.carrier_rating;
	if (poor && clean) /* what was decided about it stands until the next that isn't */
		return DONE;
	return db_exec(cx->db,
		SQL("update carrier set poor_since = case when ?2 = 1 then coalesce(poor_since, ?3) end where id = ?1"
		    " and (case when poor_since is null then 0 else 1 end) <> ?2"), INT(id), INT(poor), INT(cx->at));
}

struct score {
	const char *code, *name;
	struct maybe transit, approved_at, suspended_at, since;
	int64_t shipments, delivered, late, damaged, clean, freight, to_address;
	struct maybe rating; /* millionths; not given without a delivery */
};

static bool fits(const struct context *cx, const struct carrier_wish *wish, const struct score *score) {
	if (!wish->arrive.given)
		return true;
	return score->approved_at.given && !score->suspended_at.given
		&& score->transit.given && today(cx) + score->transit.value <= wish->arrive.value;
}

/* Best first: by rating, those without one in the middle of what is good enough; then by cost. */
static int compare(const void *one, const void *other) {
	const struct score *first = one, *second = other;
	const int64_t untried = WHOLE / 2;
	const int64_t ratings[] = {first->rating.given ? first->rating.value : untried,
		second->rating.given ? second->rating.value : untried};
	if (ratings[0] != ratings[1])
		return ratings[0] > ratings[1] ? -1 : 1;
	const int64_t costs[] = {first->shipments ? first->freight / first->shipments : 0,
		second->shipments ? second->freight / second->shipments : 0};
	return (costs[0] > costs[1]) - (costs[0] < costs[1]);
}

static const char *why(struct context *cx, const struct carrier_wish *wish, const struct score *score) {
	char day[MOMENT_ROOM], percent[DECIMAL_ROOM];
	const char *arrives = score->transit.given
		? arena_printf(cx->arena, said_if(cx->chinese, SAID("arrives on %s")), day_format(day, today(cx) + score->transit.value))
		: said_if(cx->chinese, SAID("states no transit time"));
	const char *record = score->rating.given
		? arena_printf(cx->arena, said_if(cx->chinese, SAID("%s %% of %lld deliveries clean")),
			decimal_format(percent, score->rating.value, PERCENT_DECIMALS, 0), (long long)score->delivered)
		: said_if(cx->chinese, SAID("no delivery yet"));
	return arena_printf(cx->arena, "%s; %s%s", arrives, record, !wish->address ? ""
		: arena_printf(cx->arena, said_if(cx->chinese, SAID("; %lld to this address")), (long long)score->to_address));
}

static void add_row(struct context *cx, const struct carrier_wish *wish, struct listing *listing,
	const struct score *score, bool poor) {
	const struct maybe cost = {score->shipments > 0,
		score->shipments > 0 ? (score->freight + score->shipments / 2) / score->shipments : 0};
	const int64_t numbers[] = {score->shipments, score->delivered, score->late, score->damaged};
	listing_text(cx->arena, listing, score->code);
	listing_text(cx->arena, listing, score->name);
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
		listing_number(cx->arena, listing, numbers[i]);
	listing_maybe(cx->arena, listing, score->rating);
	listing_maybe(cx->arena, listing, cost);
	listing_maybe(cx->arena, listing, score->since);
	listing_maybe(cx->arena, listing, score->suspended_at);
	listing_number(cx->arena, listing, poor);
	listing_text(cx->arena, listing, wish->arrive.given ? why(cx, wish, score) : NULL);
}

enum outcome carrier_score(struct context *cx, const struct carrier_wish *wish, struct listing *listing,
	int64_t *poor) {
	static const struct field fields[] = {{.name = "code"}, {.context = "carrier", .name = "name"},
		{.context = "carrier", .name = "shipments", .type = FIELD_INTEGER},
		{.context = "carrier", .name = "delivered", .type = FIELD_INTEGER},
		{.name = "late", .type = FIELD_INTEGER}, {.name = "damaged", .type = FIELD_INTEGER},
		{.name = "rating", .type = FIELD_PERCENT},
		{.context = "carrier", .name = "cost", .type = FIELD_AMOUNT}, {.name = "since", .type = FIELD_INSTANT},
		{.name = "suspended", .type = FIELD_INSTANT},
		{.name = "replace", .type = FIELD_BOOLEAN}, {.name = "reason"}};
	struct score *scores = NULL, score = {0};
	size_t count = 0;
	struct query query;
	*poor = 0;
	*listing = (struct listing)LISTING("carriers", fields);
	TRY(db_select(cx->db, &query,
		SQL("select carrier.code, carrier.name, transit_days, approved_at, suspended_at, min(dispatched_at),"
		    " count(note.id), count(delivered_at), coalesce(sum(is_late), 0), coalesce(sum(is_damaged), 0),"
		    " count(delivered_at) filter (where not is_late and not is_damaged), coalesce(sum(freight), 0),"
		    " count(note.id) filter (where address = ?3)"
		    " from carrier left join (select delivery_note.id, carrier_id, dispatched_at, delivered_at, freight, address,"
		    "  exists (select 1 from shipping_problem where note_id = delivery_note.id and kind = ?1) as is_late,"
		    "  exists (select 1 from shipping_problem where note_id = delivery_note.id and kind = ?2) as is_damaged"
		    "  from delivery_note join ship_request on ship_request.id = request_id"
		    "  where dispatched_at is not null and (?4 is null or dispatched_at >= ?4)"
		    "  and (?5 is null or dispatched_at < ?5)) as note on carrier_id = carrier.id"
		    " group by carrier.id order by carrier.code"),
		TEXT(problem_kinds[PROBLEM_LATE].name), TEXT(problem_kinds[PROBLEM_DAMAGED].name), TEXT(wish->address),
		MAYBE(wish->from), MAYBE(wish->to), TO_TEXT(&score.code), TO_TEXT(&score.name), TO_MAYBE(&score.transit), TO_MAYBE(&score.approved_at),
		TO_MAYBE(&score.suspended_at), TO_MAYBE(&score.since), TO_INT(&score.shipments), TO_INT(&score.delivered),
		TO_INT(&score.late), TO_INT(&score.damaged), TO_INT(&score.clean), TO_INT(&score.freight),
		TO_INT(&score.to_address)));
	while (db_next(&query)) {
		score.rating = (struct maybe){score.delivered > 0,
			score.delivered > 0 ? score.clean * WHOLE / score.delivered : 0};
		if (!fits(cx, wish, &score))
			continue;
		scores = arena_grow(cx->arena, scores, count, sizeof *scores);
		scores[count++] = score;
	}
	TRY(db_end(&query));
	if (wish->arrive.given && count > 0)
		qsort(scores, count, sizeof *scores, compare);
	for (size_t i = 0; i < count; i++) {
		const bool bad = scores[i].rating.given && scores[i].rating.value < cx->settings.carrier_rating
			&& !scores[i].suspended_at.given;
		*poor += bad;
		add_row(cx, wish, listing, &scores[i], bad);
	}
	return DONE;
}
