/*
 * gate: may this actor do this now? Every change goes through act() once, and
 * through refuse() where a rule stands in its way.
 */
#ifndef POLICY_GATE_H
#define POLICY_GATE_H

#include "policy/lifecycle.h"
#include "policy/listing.h"

/*
 * Check that the actor has a role for the action (NO_ROLE) and that the order is
 * at the right point of its way (REFUSED with the action's clause), and note in
 * the context's event what is being done. In a rehearsal that is all: REHEARSED. `standing` may be NULL. `concerned` is the
 * department that an action OF_DEPARTMENT concerns. What a signed proposal changes (proposal.h) is no action of its own.
 */
enum outcome act(struct context *context, enum action action, const struct standing *standing,
	roles concerned);

/*
 * The same for what a department's head does, or his deputy, though all of the department are asked first: NO_ROLE for
 * a member who isn't its head.
 */
enum outcome act_as_head(struct context *context, enum action action, const struct standing *standing, roles concerned);

/* NO_ROLE unless the actor may also do this, which is a part of what he does. */
enum outcome act_also(struct context *context, enum action action);

/* Does somebody have a role for an action? `concerned` as in act(). */
bool may_act(const struct actor *somebody, enum action action, roles concerned);

/* Has anybody but this person, who hasn't left, a role for it? */
enum outcome others_may(struct context *context, enum action action, int64_t person, bool *others);

/* Does somebody hold a role who isn't the actor, and who hasn't left? */
enum outcome others_hold(struct context *context, enum role role, bool *held);

/*
 * In which of the `open` ones of these roles, each of which takes note by itself, does the actor do
 * so now? In all that he holds, if nobody else (who hasn't left) holds one of them all; else in
 * one, if possible one that nobody else holds, and in none if he has `spoken` before in another:
 * what two take note of two persons do.
 */
enum outcome roles_voiced(struct context *context, roles all, roles open, bool spoken, roles *set);

/*
 * May the actor read this (READS)? In a file of one's own its permissions say who reads it, and who is nobody in the
 * database reads all of it; nobody does so where the database is everybody's.
 */
bool may_read(const struct context *context, enum read what);

/* NO_ROLE unless he may: for a document or a list that is nothing else. */
enum outcome must_read(struct context *context, enum read what);

/* Leave out of a listing's rows what the actor may not read: those columns stay, and are empty. */
void hide_unread(const struct context *context, struct listing *listing);

/* Who may do an action, in words: "vp, gm, or the head of sales", or in Chinese, if the context says so. */
const char *action_doers(struct context *context, enum action action);

/* The same in the language of messages. */
const char *action_doers_said(struct context *context, enum action action);

/* Who can lift a rule, in words; in Chinese, if the context says so. */
const char *rule_lifters(struct context *context, enum rule rule);

/* The roles that do a department's work: the workshop does production's, too. */
roles department_doers(const char *department);

/* Return REFUSED with the rule's clause, why, and who can lift it. */
enum outcome refuse(struct context *context, enum rule rule, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/*
 * The rules in force: of every action who may do it and at which point of an
 * order's way, then what each clause demands of it and who can lift that.
 */
void rules_list(struct context *context, struct listing *listing);

#endif
