#include "flow/lateness.h"

#include "flow/notice.h"
#include "flow/penalty.h"
#include "flow/problem.h"
#include "ground/language.h"
#include "ground/moment.h"
#include "ground/text.h"

#include <string.h>

/* Steps of a shipment, in their order: when, by their recording (judged_at), and by whom. */
struct taken {
	struct maybe at, by;
};

enum outcome lateness_people(struct context *cx, const struct note *note, struct answerers *who) {
	enum { MADE, CONFIRMED, PACKED, SENT, STEPS };
	struct taken steps[STEPS] = {{{0}, {0}}};
	struct maybe arrives = {0};
	int64_t requested_at = 0, requested_by = 0;
	TRY(db_get(cx->db, NULL,
		SQL("select requested_judged, requested_by, made_judged, made_by, confirmed_judged,"
		    " coalesce(confirm_clerk, confirmed_by), packed_judged, packed_by, coalesce(sent_judged, dispatched_at),"
		    " dispatched_by, arrives_on from delivery_note"
		    " join ship_request on ship_request.id = request_id where delivery_note.id = ?1"),
		INT(note->id), TO_INT(&requested_at), TO_INT(&requested_by), TO_MAYBE(&steps[MADE].at), TO_MAYBE(&steps[MADE].by),
		TO_MAYBE(&steps[CONFIRMED].at), TO_MAYBE(&steps[CONFIRMED].by), TO_MAYBE(&steps[PACKED].at),
		TO_MAYBE(&steps[PACKED].by), TO_MAYBE(&steps[SENT].at), TO_MAYBE(&steps[SENT].by), TO_MAYBE(&arrives)));
	/* The last day on which it could be sent: before it every step, and on the day of the request whatever it took. */
	const int64_t transit = arrives.given ? arrives.value - day_of(steps[SENT].at.value) : 0;
	const int64_t requested = day_of(requested_at);
	int64_t last = note->first_arrive - transit;
	if (requested > last) {
		answerers_add(cx, who, (struct maybe){true, requested_by});
		last = requested;
	}
	for (int step = 0; step < STEPS; step++)
		if (steps[step].at.given && day_of(steps[step].at.value) > last)
			answerers_add(cx, who, steps[step].by);
	if (!steps[CONFIRMED].at.given && today(cx) > last)
		answerers_add(cx, who, (struct maybe){true, requested_by});
	return DONE;
}

/* Its words: what was wanted, and what became of it; NULL if it isn't late. *since is when it was late first. */
static enum outcome late_words(struct context *cx, const struct note *note, const char **words, int64_t *since) {
	char wanted[MOMENT_ROOM], came[MOMENT_ROOM];
	struct maybe arrives = {0}, came_judged = {0};
	int64_t sent = 0;
	TRY(db_get(cx->db, NULL, SQL("select arrives_on, coalesce(came_judged, delivered_at) from delivery_note where id = ?1"),
		INT(note->id), TO_MAYBE(&arrives), TO_MAYBE(&came_judged)));
	if (note->dispatched_at.given)
		sent = day_of(note->sent_judged.given ? note->sent_judged.value : note->dispatched_at.value);
	day_format(wanted, note->first_arrive);
	*words = NULL;
	*since = day_start(note->first_arrive + 1);
	if (came_judged.given && day_of(came_judged.value) > note->first_arrive)
		*words = arena_printf(cx->arena, said("to arrive on %s, arrived on %s"), wanted,
			day_format(came, day_of(came_judged.value)));
	else if (note->dispatched_at.given && (sent > note->first_arrive || (arrives.given && arrives.value > note->first_arrive))) {
		*words = arena_printf(cx->arena, said("to arrive on %s, sent on %s"), wanted, day_format(came, sent));
		if (note->dispatched_at.value < *since) /* too late to come in time */
			*since = note->dispatched_at.value;
	} else if (!came_judged.given && today(cx) > note->first_arrive)
		*words = arena_printf(cx->arena, note->dispatched_at.given ? said("to arrive on %s, and not there by %s")
			: said("to arrive on %s, and not sent by %s"), wanted, day_format(came, today(cx)));
	return DONE;
}

static struct penalty_case late_case(const struct note *note, const char *words) {
	return (struct penalty_case){.note_id = note->id, .request_id = note->request_id,
		.kind = problem_kinds[PROBLEM_LATE].name, .reason = words};
}

enum lateness lateness_of(int64_t raised) {
	return raised != 0 ? LATE_RAISED : LATE_KNOWN;
}

enum outcome lateness_sent(struct context *cx, const struct note *before, enum lateness *late) {
	struct note note;
	const char *words = NULL;
	int64_t id = 0, since = 0;
	TRY(note_find(cx, before->number, &note));
	TRY(late_words(cx, &note, &words, &since));
	*late = IN_TIME;
	if (!words)
		return DONE;
	struct penalty_case about = late_case(&note, words);
	TRY(lateness_people(cx, &note, &about.who));
	TRY(penalty_raise(cx, &about, &id));
	*late = lateness_of(id);
	return DONE;
}

/* What the clock says of a request as far as it is on no note, and since when. */
static enum outcome find_request(struct context *cx, const char *number, struct penalty_case *about, int64_t *order_id,
	int64_t *since) {
	char wanted[MOMENT_ROOM], day[MOMENT_ROOM];
	struct shipping shipping;
	int64_t first_arrive = 0, late = 0;
	TRY(ship_request_find(cx, number, &shipping));
	*order_id = shipping.order.standing.id;
	about->request_id = shipping.id;
	TRY(db_get(cx->db, NULL, SQL("select first_arrive, case when " LATE_REQUEST("?2") " then 1 else 0 end from ship_request"
		" where id = ?1"), INT(shipping.id), INT(today(cx)), TO_INT(&first_arrive), TO_INT(&late)));
	*since = day_start(first_arrive + 1);
	if (late != 0)
		about->reason = arena_printf(cx->arena, said("to arrive on %s, and not all on a note by %s"),
			day_format(wanted, first_arrive), day_format(day, today(cx)));
	return DONE;
}

/* What there is to be raised of a note, and since when. */
static enum outcome find_of_note(struct context *cx, const struct note *note, enum problem_kind kind,
	const struct lateness_request *request, struct penalty_case *about, int64_t *since) {
	about->note_id = note->id;
	about->request_id = note->request_id;
	if (note->withdrawn_at.given)
		return refuse(cx, RULE_PENALTY_FOUND, "%s was withdrawn", note->number);
	if (kind == PROBLEM_LATE) {
		TRY(late_words(cx, note, &about->reason, since));
		*since = *since > note->made_at ? *since : note->made_at;
		return lateness_people(cx, note, &about->who);
	}
	if (!note->dispatched_at.given)
		return refuse(cx, RULE_PENALTY_FOUND, "%s isn't sent yet", note->number);
	*since = note->dispatched_at.value;
	if (!text_says(request->reason))
		return DONE;
	about->reason = request->reason;
	answerers_add(cx, &about->who, note->packed_by);
	return DONE;
}

enum outcome lateness_raise(struct context *cx, const char *number, const struct lateness_request *request, int64_t *id) {
	int kind = PROBLEM_LATE;
	int64_t order_id = 0, document_id = 0, since = 0;
	enum document document = DOCUMENT_ORDER;
	struct note note;
	if (request->kind)
		TRY(word_stored(cx->fault, problem_kinds, PROBLEM_KIND_COUNT, request->kind, &kind));
	struct penalty_case about = {.kind = problem_kinds[kind].name};
	TRY(act(cx, ACT_PENALTY_RAISE, NULL, NO_ROLES));
	TRY(number_find_any(cx, number, &document, &document_id));
	if (!problem_punished((enum problem_kind)kind))
		return refuse(cx, RULE_PENALTY_FOUND, "there is no case for that: late, wrong or damaged");
	if (document == DOCUMENT_SHIP_REQUEST && kind == PROBLEM_LATE)
		TRY(find_request(cx, number, &about, &order_id, &since));
	else if (document != DOCUMENT_DELIVERY_NOTE)
		return fail(cx->fault, NOT_FOUND,
			"%s: a delivery note (DN) is meant, or a shipping request (SR) that is late", number);
	else {
		TRY(note_find(cx, number, &note));
		order_id = note.order.standing.id;
		TRY(find_of_note(cx, &note, (enum problem_kind)kind, request, &about, &since));
	}
	if (!about.reason)
		return refuse(cx, RULE_PENALTY_FOUND, kind == PROBLEM_LATE ? SAID("%s isn't late by the clock")
			: SAID("%s: what was wrong or damaged of what was dispatched, and how? --reason"), number);
	TRY(happened_after(cx, since, kind == PROBLEM_LATE ? SAID("it was late") : SAID("the dispatch")));
	if (kind == PROBLEM_LATE && request->reason && !text_says(request->reason))
		return refuse(cx, RULE_PENALTY_FOUND, "--reason says nothing");
	if (kind == PROBLEM_LATE && request->reason)
		about.reason = arena_printf(cx->arena, "%s; %s", about.reason, request->reason);
	TRY(penalty_raise(cx, &about, id));
	cx->event.order_id = order_id;
	if (*id == 0)
		return refuse(cx, RULE_PENALTY_FOUND, "%s: there is a case for that already", number);
	return about.note_id == 0 ? DONE
		: notice_done_of(cx, order_id, RULE_PROBLEM_TOLD, DOCUMENT_DELIVERY_NOTE, about.note_id);
}
