/*
 * context: what every function of the flow works with: the database, who acts,
 * when, and the event that will say so.
 */
#ifndef POLICY_CONTEXT_H
#define POLICY_CONTEXT_H

#include "ground/digest.h"
#include "ground/input.h"
#include "policy/rules.h"
#include "policy/settings.h"
#include "store/changes.h"

/* Who acts: as whom, and who that really is (design.md section 5). */
struct actor {
	int64_t id;
	const char *login, *name;
	const char *real; /* login of the real user id */
	roles roles;
	bool head;
	struct maybe left_at; /* he is with the factory no more */
};

/* The event in the making: what act() and the flow learn of it. */
struct event {
	enum action action;
	enum role role;       /* in which the actor acts */
	int64_t order_id;     /* 0: of no order; the first, if it concerns several */
	int64_t *others;      /* those behind the first: journal_concerns() */
	size_t other_count;
	struct lift {
		enum rule rule;
		const char *reason;
	} *lifts; /* of rules that were let pass: lift.h */
	size_t lift_count;
	int64_t deputy_for;   /* the person for whom the actor signs; 0: himself */
	const char *document; /* number of what was made or changed, or NULL */
	roles told;           /* who is told of it (flow/notice.h): whoever holds one of these, */
	const char *told_too; /* and these logins, with commas; or NULL */
};

/*
 * What an import would ask the database again and again: ids by code, the last numbers. Whoever gives a context one
 * forgets it (memset) when something that it may hold is rolled back.
 */
struct memo {
	struct memo_code {
		char code[24];
		int64_t id;
	} products[4096], customers[1024];
	int64_t last_number[32]; /* by document */
};

/* Where to find the database and how to open it. */
struct opening {
	const char *path;
	enum db_mode mode;
	int wait;            /* milliseconds */
	const char *real;    /* login of the real user id */
	const char *as;      /* login to act as, or NULL for the real one */
	const char *at;      /* when it happened, as the user wrote it; NULL for now */
	const char *why;     /* the reason for a time that lies far back, or NULL */
	bool late;           /* count it in the month of recording, if that of `at` is closed */
	bool lenient;        /* open a file, to read, whose schema isn't the program's: see `altered` */
};

struct context {
	struct arena *arena;
	struct fault *fault;
	struct db *db;
	struct opening opening; /* how it was opened */
	unsigned seen;          /* db_seen() of the state that settings and actor are of */
	struct settings settings;
	struct actor actor;
	bool workdays_known; /* the settings' calendar has its holidays: see workdays.h */
	struct {
		bool known;
		enum setting setting;
		int64_t from, due;
	} deadline; /* the last one that was counted: an import asks for it again and again */
	int64_t now; /* instant of recording */
	int64_t at;  /* instant at which it happened; context_happened() changes it */
	bool backdated; /* something of what is recorded happened earlier */
	struct maybe closed_until; /* the end of the last closed month, once it is known; 0 if none is */
	bool dated;     /* by --at, further back than backdate-hours: its reason is kept, and it is listed */
	const char *why; /* that reason; NULL if none was said */
	bool late;      /* and counts in this month if the one in which it happened is closed (1.9) */
	bool altered;   /* the schema isn't the program's: nothing but check_all() may be asked of it */
	bool chinese;   /* what is listed is for a reader of Chinese: texts that are put together then are */
	bool rehearsing; /* it is being found out who may do this, before the database is locked: see context_open() */
	bool behind;     /* the clock is, by more than seconds, of the last event's time: `last_recorded` */
	struct input *inputs; /* what was read of files that the request names */
	struct event event;
	struct changes changes; /* of rows since the last event, as db_record() writes them */
	int64_t proposal;      /* the settings change that this command puts up (proposal.h); 0: none */
	bool proposal_waits, carries_out; /* it waits for a signature; one that was signed is being carried out */
	struct memo *memo;     /* or NULL */
	int64_t last_event;    /* the journal's head, as the lock found it: 0 if there is none, or it isn't known */
	int64_t last_recorded; /* and when that was recorded */
	unsigned char chain[DIGEST_SIZE];
};

/*
 * Open the database, bring its schema up to date, learn who acts and when, and
 * begin a transaction that reads. Reading needs no role; changing needs a person of that
 * login (NO_ROLE, NOT_FOUND for --as). BAD_DATA for a time in the future. BAD_CONFIG
 * for a schema that isn't the program's (store/shape.h). The settings of a new
 * database are for the caller to make and load.
 *
 * What is to change something is rehearsed first: it runs as far as the question of who may do it (act() in
 * gate.h), or as far as it would change or read a file, and returns REHEARSED. Then come context_lock() and the whole of it. So nobody
 * who may not do it, and nobody whose input isn't there, keeps others from working.
 */
enum outcome context_open(struct context *context, const struct opening *opening);

/* End the reading: what waits for somebody from here on keeps no state of the file alive. */
void context_rest(struct context *context);

/*
 * Lock the database for this process's change, and begin it: what context_open() learnt is learnt again if somebody
 * changed something meanwhile. What is recorded is recorded at the time that it is now. BUSY.
 */
enum outcome context_lock(struct context *context);

/* Roll back what was not committed and close. */
void context_close(struct context *context);

/* What is recorded from here on happened at this instant, which isn't in the future. */
void context_happened(struct context *context, int64_t at);

/* BAD_DATA unless `at` is at or after `step`, the instant of what it follows. */
enum outcome happened_after(const struct context *context, int64_t step, const char *what);

/* BAD_CONFIG if the clock stands before what was recorded last; nothing is recorded then but that it is right. */
enum outcome clock_check(const struct context *context);

/* The day and month of recording, in the database's zone. */
int64_t today(const struct context *context);

#endif
