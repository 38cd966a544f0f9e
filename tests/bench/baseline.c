/*
 * What ordflow is measured against: the least that C and SQLite can do.
 *
 *	baseline init FILE            a schema of orders and lines: keys, checks, three indexes
 *	baseline like FILE MODEL      the same keys, checks and indexes as ordflow's own, of the database MODEL
 *	baseline order FILE           one order of two rows, committed durably, in a file of `init`
 *	baseline import FILE CSV      a file of orders through libcsv, one transaction, into either
 *
 * No rules, no journal, no roles, no clocks, no decimals but what the columns need.
 */
#include <csv.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static sqlite3 *db;
static bool like; /* the schema is ordflow's */

static void check(int code) {
	if (code == SQLITE_OK || code == SQLITE_DONE)
		return;
	fprintf(stderr, "baseline: %s\n", sqlite3_errmsg(db));
	exit(1);
}

static void run(const char *sql) {
	check(sqlite3_exec(db, sql, NULL, NULL, NULL));
}

/* A statement, prepared at its first use. */
struct statement {
	const char *sql;
	sqlite3_stmt *prepared;
};

static sqlite3_stmt *use(struct statement *statement) {
	if (!statement->prepared)
		check(sqlite3_prepare_v2(db, statement->sql, -1, &statement->prepared, NULL));
	return statement->prepared;
}

static void bind_text(sqlite3_stmt *statement, int place, const char *text) {
	check(sqlite3_bind_text(statement, place, text, -1, SQLITE_TRANSIENT));
}

static void bind_number(sqlite3_stmt *statement, int place, sqlite3_int64 number) {
	check(sqlite3_bind_int64(statement, place, number));
}

static void step(sqlite3_stmt *statement) {
	check(sqlite3_step(statement));
	check(sqlite3_reset(statement));
}

/* A customer or product of ordflow's schema: the one with this code, or a new one. */
static sqlite3_int64 find(struct statement *seek, struct statement *insert, const char *code) {
	sqlite3_stmt *statement = use(seek);
	bind_text(statement, 1, code);
	const bool found = sqlite3_step(statement) == SQLITE_ROW;
	const sqlite3_int64 id = found ? sqlite3_column_int64(statement, 0) : 0;
	check(sqlite3_reset(statement));
	if (found)
		return id;
	bind_text(use(insert), 1, code);
	step(insert->prepared);
	return sqlite3_last_insert_rowid(db);
}

static sqlite3_int64 day_of(const char *date) {
	struct tm time = {0};
	enum { SECONDS_A_DAY = 86400 };
	strptime(date, "%Y-%m-%d", &time);
	return timegm(&time) / SECONDS_A_DAY;
}

static sqlite3_int64 add_order(const char *ref, const char *customer, const char *due, const char *kind) {
	static struct statement plain = {"insert into orders (ref, customer, due, kind) values (?1, ?2, ?3, ?4)", NULL};
	static struct statement full = {"insert into sales_order (id, customer_id, kind, state, month, received_at,"
		" received_by, due, ref) values (?1, ?2, ?3, 'received', 202611, 1795531639, 1, ?4, ?5)", NULL};
	static struct statement seek = {"select id from customer where code = ?1", NULL};
	static struct statement insert = {"insert into customer (code, name) values (?1, ?1)", NULL};
	static sqlite3_int64 last = 2026110000000;
	if (!like) {
		sqlite3_stmt *statement = use(&plain);
		bind_text(statement, 1, ref);
		bind_text(statement, 2, customer);
		bind_text(statement, 3, due);
		bind_text(statement, 4, kind);
		step(statement);
		return sqlite3_last_insert_rowid(db);
	}
	const sqlite3_int64 customer_id = find(&seek, &insert, customer);
	sqlite3_stmt *statement = use(&full);
	bind_number(statement, 1, ++last);
	bind_number(statement, 2, customer_id);
	bind_text(statement, 3, kind);
	bind_number(statement, 4, day_of(due));
	bind_text(statement, 5, ref);
	step(statement);
	return last;
}

static void add_line(sqlite3_int64 order, int line, const char *item, sqlite3_int64 quantity, sqlite3_int64 price,
	const char *due, const char *quality) {
	static struct statement plain = {"insert into lines (order_id, line, item, quantity, price, quality)"
		" values (?1, ?2, ?3, ?4, ?5, ?6)", NULL};
	static struct statement full = {"insert into order_line (order_id, line, product_id, quantity, price, quality,"
		" amount, due) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)", NULL};
	static struct statement seek = {"select id from product where code = ?1", NULL};
	static struct statement insert = {"insert into product (code, name) values (?1, ?1)", NULL};
	const double fen = 1e10;
	const sqlite3_int64 product_id = like ? find(&seek, &insert, item) : 0;
	sqlite3_stmt *statement = use(like ? &full : &plain);
	bind_number(statement, 1, order);
	bind_number(statement, 2, line);
	if (like)
		bind_number(statement, 3, product_id);
	else
		bind_text(statement, 3, item);
	bind_number(statement, 4, quantity);
	bind_number(statement, 5, price);
	bind_text(statement, 6, quality);
	if (like) {
		bind_number(statement, 7, (sqlite3_int64)((double)quantity * (double)price / fen + 0.5));
		bind_number(statement, 8, day_of(due));
	}
	step(statement);
}

enum { FIELDS = 8, FIELD_ROOM = 100 };

/* ref,customer,due,kind,item,qty,price,quality */
static struct {
	char field[FIELDS][FIELD_ROOM], ref[FIELD_ROOM];
	int count, line, row;
	sqlite3_int64 order;
} reading;

static void on_field(void *data, size_t length, void *argument) {
	(void)argument;
	if (reading.count == FIELDS || length >= FIELD_ROOM)
		exit(1);
	char *field = reading.field[reading.count++];
	memcpy(field, data, length);
	field[length] = '\0';
}

static void on_row(int end, void *argument) {
	enum { REF, CUSTOMER, DUE, KIND, ITEM, QUANTITY, PRICE, QUALITY };
	const double million = 1e6;
	(void)end, (void)argument;
	if (reading.row++ > 0) {
		if (strcmp(reading.ref, reading.field[REF]) != 0) {
			memcpy(reading.ref, reading.field[REF], FIELD_ROOM);
			reading.order = add_order(reading.ref, reading.field[CUSTOMER], reading.field[DUE], reading.field[KIND]);
			reading.line = 0;
		}
		add_line(reading.order, ++reading.line, reading.field[ITEM],
			(sqlite3_int64)(strtod(reading.field[QUANTITY], NULL) * million),
			(sqlite3_int64)(strtod(reading.field[PRICE], NULL) * million), reading.field[DUE], reading.field[QUALITY]);
	}
	reading.count = 0;
}

static void import(const char *path) {
	struct csv_parser parser;
	static char block[65536];
	FILE *file = fopen(path, "r");
	if (!file || csv_init(&parser, 0) != 0)
		exit(1);
	for (size_t got; (got = fread(block, 1, sizeof block, file)) > 0;)
		if (csv_parse(&parser, block, got, on_field, on_row, NULL) != got)
			exit(1);
	csv_fini(&parser, on_field, on_row, NULL);
	csv_free(&parser);
	fclose(file);
}

/* What an order and its lines refer to, as it stands in the model, and the tables themselves with their indexes. */
static void make_like(const char *model) {
	sqlite3_stmt *statement = NULL;
	check(sqlite3_prepare_v2(db, "attach ?1 as model", -1, &statement, NULL));
	bind_text(statement, 1, model);
	step(statement);
	sqlite3_finalize(statement);
	check(sqlite3_prepare_v2(db,
		"select sql from model.sqlite_schema where sql is not null and tbl_name in"
		" ('order_kind', 'order_state', 'person', 'customer', 'product', 'product_version', 'sales_order', 'order_line')"
		" order by rowid",
		-1, &statement, NULL));
	while (sqlite3_step(statement) == SQLITE_ROW)
		run((const char *)sqlite3_column_text(statement, 0));
	sqlite3_finalize(statement);
	run("insert into order_kind select * from model.order_kind; insert into order_state select * from model.order_state;"
	    "insert into person select * from model.person; detach model");
}

int main(int argc, char **argv) {
	enum { PATIENCE = 60000 };
	if (argc < 3 || sqlite3_open(argv[2], &db) != SQLITE_OK || sqlite3_busy_timeout(db, PATIENCE) != SQLITE_OK)
		return 64;
	if (strcmp(argv[1], "init") == 0) {
		run("pragma journal_mode = wal;"
		    "create table orders (id integer primary key, ref text unique, customer text not null check (customer <> ''),"
		    " due text not null, kind text not null check (kind in ('custom', 'regular', 'new'))) strict;"
		    "create table lines (order_id integer not null references orders, line integer not null, item text not null,"
		    " quantity integer not null check (quantity > 0), price integer check (price >= 0), quality text not null,"
		    " primary key (order_id, line)) strict, without rowid;"
		    "create index orders_customer on orders (customer); create index orders_due on orders (due);"
		    "create index lines_item on lines (item);");
	} else if (strcmp(argv[1], "like") == 0 && argc == 4) {
		run("pragma journal_mode = wal");
		make_like(argv[3]);
	} else {
		like = sqlite3_table_column_metadata(db, NULL, "sales_order", NULL, NULL, NULL, NULL, NULL, NULL) == SQLITE_OK;
		run("pragma synchronous = full; pragma foreign_keys = on; begin immediate");
		if (strcmp(argv[1], "order") == 0)
			add_line(add_order(NULL, "C001", "2026-12-20", "custom"), 1, "P100", 30000000, 1200000000, NULL, "GB/T 7782");
		else if (argc == 4)
			import(argv[3]);
		run("commit");
	}
	for (sqlite3_stmt *left; (left = sqlite3_next_stmt(db, NULL));)
		sqlite3_finalize(left);
	return sqlite3_close(db);
}
