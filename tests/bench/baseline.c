/*
 * What ordflow is measured against: the least that C and SQLite can do.
 *
 *	baseline init FILE            a schema of orders and lines: keys, checks, three indexes
 *	baseline order FILE           one order of two lines, committed durably
 *	baseline import FILE CSV      a file of orders through libcsv, one transaction
 *
 * No rules, no journal, no roles, no decimals but what the columns need.
 */
#include <csv.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static sqlite3 *db;
static sqlite3_stmt *order_insert, *line_insert;

static void check(int code) {
	if (code == SQLITE_OK || code == SQLITE_DONE)
		return;
	fprintf(stderr, "baseline: %s\n", sqlite3_errmsg(db));
	exit(1);
}

static void run(const char *sql) {
	check(sqlite3_exec(db, sql, NULL, NULL, NULL));
}

static void prepare(void) {
	check(sqlite3_prepare_v2(db, "insert into orders (ref, customer, due, kind) values (?1, ?2, ?3, ?4)", -1,
		&order_insert, NULL));
	check(sqlite3_prepare_v2(db,
		"insert into lines (order_id, line, item, quantity, price, quality) values (?1, ?2, ?3, ?4, ?5, ?6)", -1,
		&line_insert, NULL));
}

static void bind_text(sqlite3_stmt *statement, int place, const char *text) {
	check(sqlite3_bind_text(statement, place, text, -1, SQLITE_TRANSIENT));
}

static void step(sqlite3_stmt *statement) {
	check(sqlite3_step(statement));
	check(sqlite3_reset(statement));
}

static sqlite3_int64 add_order(const char *ref, const char *customer, const char *due, const char *kind) {
	bind_text(order_insert, 1, ref);
	bind_text(order_insert, 2, customer);
	bind_text(order_insert, 3, due);
	bind_text(order_insert, 4, kind);
	step(order_insert);
	return sqlite3_last_insert_rowid(db);
}

static void add_line(sqlite3_int64 order, int line, const char *item, sqlite3_int64 quantity, sqlite3_int64 price,
	const char *quality) {
	check(sqlite3_bind_int64(line_insert, 1, order));
	check(sqlite3_bind_int(line_insert, 2, line));
	bind_text(line_insert, 3, item);
	check(sqlite3_bind_int64(line_insert, 4, quantity));
	check(sqlite3_bind_int64(line_insert, 5, price));
	bind_text(line_insert, 6, quality);
	step(line_insert);
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
	if (reading.count < FIELDS)
		snprintf(reading.field[reading.count++], FIELD_ROOM, "%.*s", (int)length, (const char *)data);
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
			(sqlite3_int64)(strtod(reading.field[PRICE], NULL) * million), reading.field[QUALITY]);
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

int main(int argc, char **argv) {
	if (argc < 3 || sqlite3_open(argv[2], &db) != SQLITE_OK)
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
		return sqlite3_close(db);
	}
	run("pragma synchronous = full; pragma foreign_keys = on; begin immediate");
	prepare();
	if (strcmp(argv[1], "order") == 0) {
		const sqlite3_int64 order = add_order(NULL, "C001", "2026-12-20", "custom");
		add_line(order, 1, "P100", 30000000, 1200000000, "GB/T 7782");
	} else if (argc == 4)
		import(argv[3]);
	run("commit");
	sqlite3_finalize(order_insert);
	sqlite3_finalize(line_insert);
	return sqlite3_close(db);
}
