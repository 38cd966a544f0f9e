#include "flow/penalty_people.h"

#include "ground/decimal.h"
#include "ground/text.h"
#include "policy/people.h"

#include <string.h>

enum { MOST_SHARE = 10000, WHOLE_SHARE = 100 };

static struct answering *another(struct context *cx, struct answerers *who) {
	who->items = arena_grow(cx->arena, who->items, who->count, sizeof *who->items);
	who->items[who->count] = (struct answering){0};
	return &who->items[who->count++];
}

enum outcome answerers_load(struct context *cx, int64_t penalty_id, struct answerers *who) {
	struct answering one = {0};
	struct query query;
	*who = (struct answerers){0};
	TRY(db_select(cx->db, &query,
		SQL("select person_id, share, amount, loss, login, heard_at from penalty_person"
		    " join person on person.id = person_id where penalty_id = ?1 order by place"),
		INT(penalty_id), TO_INT(&one.person), TO_INT(&one.share), TO_INT(&one.amount), TO_INT(&one.loss),
		TO_TEXT(&one.login), TO_MAYBE(&one.heard_at)));
	while (db_next(&query))
		*another(cx, who) = one;
	return db_end(&query);
}

bool answerers_have(const struct answerers *who, int64_t person) {
	for (size_t i = 0; i < who->count; i++)
		if (who->items[i].person == person)
			return true;
	return false;
}

void answerers_add(struct context *cx, struct answerers *who, struct maybe person) {
	if (!person.given || answerers_have(who, person.value))
		return;
	struct answering *one = another(cx, who);
	one->person = person.value;
	one->share = 1;
}

/* "wang", "wang:60". No share: 0. */
static enum outcome parse_one(struct context *cx, const char *text, struct answerers *who) {
	const char *wide = strstr(text, "：");
	const char *colon = wide ? wide : strchr(text, ':');
	const size_t length = colon ? (size_t)(colon - text) : strlen(text);
	const char *login = arena_printf(cx->arena, "%.*s", (int)length, text);
	int64_t person = 0, share = 0;
	TRY(person_find(cx, login, &person));
	if (answerers_have(who, person))
		return fail(cx->fault, BAD_DATA, "--person: %s stands there twice", login);
	if (colon && (decimal_parse(colon + (wide ? strlen("：") : 1), 0, &share) || share < 1 || share > MOST_SHARE))
		return fail(cx->fault, BAD_DATA, "--person: '%s': a share is a whole number from 1 to %d", text, MOST_SHARE);
	struct answering *one = another(cx, who);
	one->person = person;
	one->share = share;
	one->login = login;
	return DONE;
}

/* Who has none takes his part of what the others leave of 100. */
static enum outcome fill_shares(struct context *cx, struct answerers *who) {
	int64_t said = 0, unsaid = 0;
	for (size_t i = 0; i < who->count; i++) {
		said += who->items[i].share;
		unsaid += who->items[i].share == 0;
	}
	if (unsaid > 0 && said >= WHOLE_SHARE)
		return fail(cx->fault, BAD_DATA, "--person: the shares leave nothing of 100 for those without one");
	for (size_t i = 0; i < who->count && unsaid > 0; i++)
		who->items[i].share = said == 0 ? 1
			: who->items[i].share > 0 ? who->items[i].share * unsaid : WHOLE_SHARE - said;
	return DONE;
}

enum outcome answerers_parse(struct context *cx, const char *text, struct answerers *who) {
	*who = (struct answerers){0};
	for (const char *at = text; *at;) {
		const size_t length = strcspn(at, ",\n");
		const char *one = text_trimmed(cx->arena, arena_printf(cx->arena, "%.*s", (int)length, at));
		if (*one)
			TRY(parse_one(cx, one, who));
		at += length + (at[length] != '\0');
	}
	return fill_shares(cx, who);
}

static int64_t sum_of(const struct answerers *who) {
	int64_t sum = 0;
	for (size_t i = 0; i < who->count; i++)
		sum += who->items[i].share;
	return sum;
}

/* Rounded down, without a product that overflows. */
static int64_t part_of(int64_t whole, int64_t above, int64_t below) {
	return whole / below * above + whole % below * above / below;
}

int64_t answerers_least(const struct answerers *who, int64_t each) {
	int64_t smallest = INT64_MAX;
	const int64_t sum = sum_of(who);
	for (size_t i = 0; i < who->count; i++)
		smallest = who->items[i].share < smallest ? who->items[i].share : smallest;
	if (who->count < 2)
		return each;
	const int64_t least = part_of(each, sum, smallest);
	return part_of(least, smallest, sum) < each ? least + 1 : least;
}

void answerers_split(struct answerers *who, int64_t amount, int64_t loss) {
	const int64_t sum = sum_of(who);
	int64_t amount_left = amount, loss_left = loss;
	for (size_t i = 0; i < who->count; i++) {
		struct answering *one = &who->items[i];
		const bool last = i + 1 == who->count;
		one->amount = last ? amount_left : part_of(amount, one->share, sum);
		one->loss = last ? loss_left : part_of(loss, one->share, sum);
		amount_left -= one->amount;
		loss_left -= one->loss;
	}
}

enum outcome answerers_keep(struct context *cx, int64_t penalty_id, const struct answerers *who) {
	struct answerers before = {0};
	TRY(answerers_load(cx, penalty_id, &before));
	for (size_t i = 0; i < before.count; i++)
		if (!answerers_have(who, before.items[i].person))
			TRY(db_exec(cx->db, SQL("delete from penalty_person where penalty_id = ?1 and person_id = ?2"),
				INT(penalty_id), INT(before.items[i].person)));
	for (size_t i = 0; i < who->count; i++) {
		const struct answering *one = &who->items[i];
		TRY(db_exec(cx->db,
			SQL("insert into penalty_person (penalty_id, person_id, place, share, amount, loss)"
			    " values (?1, ?2, ?3, ?4, ?5, ?6) on conflict (penalty_id, person_id) do update set"
			    " place = excluded.place, share = excluded.share, amount = excluded.amount, loss = excluded.loss"),
			INT(penalty_id), INT(one->person), INT((int64_t)i + 1), INT(one->share), INT(one->amount), INT(one->loss)));
	}
	return DONE;
}
