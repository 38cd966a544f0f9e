#include "policy/clauses.h"

#include "ground/language.h"

#include <ctype.h>
#include <string.h>

#define CLAUSES(C) \
	C("1.1", SAID("Who takes in an order learns what has to be known of it: variety, quantity, date, quality; and" \
		" records it under a number.")) \
	C("1.2a", SAID("Sales pass the review and quotation sheet on; the head of production and the head of tech" \
		" organize the review.")) \
	C("1.2b", SAID("How an order is accepted is decided by the customer, the kind and quantity of product, the date and" \
		" the estimated contract amount.")) \
	C("1.2c", SAID("For a small order of a customer who is neither key account nor has potential, a raised price and" \
		" a longer lead time are considered.")) \
	C("1.2d", SAID("After acceptance each department says the time that its work needs, on the contract review form;" \
		" for small orders the form may be passed round.")) \
	C("1.3a", SAID("When the order is certain sales arrange the quotation; the quoter keeps a record of it.")) \
	C("1.3b", SAID("When it has been checked it is reported to the general manager, on paper.")) \
	C("1.4", SAID("A contract is signed, as far as can be to the satisfaction of both; it is numbered, archived and kept" \
		" in one place.")) \
	C("1.5", SAID("Production schedules and supervises by the contract review form; tech, purchasing, production and qc" \
		" begin their work as reviewed, and talk to each other.")) \
	C("1.6a", SAID("Drawings mark the key quality and process requirements; the workshop breaks them down and carries" \
		" them out.")) \
	C("1.6b", SAID("Every department and step controls quality and time; the department downstream urges the one" \
		" upstream.")) \
	C("1.7", SAID("What is finished is inspected by qc; what passes the workshop reports, on a finished-goods report," \
		" to the departments concerned.")) \
	C("1.8", SAID("The head of production dispatches the whole; what is key or difficult is reported to the general" \
		" manager and the chairman in time.")) \
	C("1.9", SAID("By the end of each month every department sums up its orders and production in writing, for the" \
		" general manager and the chairman.")) \
	C("2.3.1", SAID("The requester orders the shipment from the sales clerk as the customer needs it, and follows its" \
		" progress.")) \
	C("2.3.2", SAID("The sales clerk checks and counts orders, coordinates the warehouse's shipping, and feeds back and" \
		" follows its progress.")) \
	C("2.3.3", SAID("The head of production supervises shipping, arranges packing and dispatch, chooses good carriers and" \
		" handles what goes wrong with them.")) \
	C("2.3.4", SAID("Finance checks the customers' receipts and issues invoices.")) \
	C("2.3.5", SAID("The warehouse prepares the goods and feeds its progress back to the sales clerk.")) \
	C("2.3.6", SAID("Human resources supervise and inspect how this policy is carried out.")) \
	C("2.4.2a", SAID("The delivery note is made, and checked with the requester once more.")) \
	C("2.4.2b", SAID("What can't be shipped in time, for a shortage or otherwise, is explained to the requester in time," \
		" who tells the customer in time.")) \
	C("2.4.3", SAID("Before the payment has arrived the sales clerk issues no delivery note; special cases are approved" \
		" by the general manager.")) \
	C("2.4.4", SAID("The warehouse ships when it has the note, by a way that makes the required arrival, and records the" \
		" shipment, the carrier and the waybill.")) \
	C("2.4.5", SAID("What is short is fed back to the sales clerk in time, and to production.")) \
	C("2.4.6", SAID("After dispatch the warehouse feeds time, carrier and waybill back to the sales clerk, who feeds them" \
		" back to the requester.")) \
	C("2.5.1", SAID("The request says in full: equipment, model and quantity of the matching tubing, labels and other" \
		" material, special requirements, address, contact and phone.")) \
	C("2.5.2", SAID("The stock of goods is checked in time.")) \
	C("2.5.3", SAID("Requests are registered: requester, received, issued, equipment, tubing, quantity, labels, special" \
		" requirements, address, contact, phone, order.")) \
	C("2.5.4", SAID("The delivery note carries: ordered, product, quantity, arrival, special requirements, number," \
		" handled by, requester.")) \
	C("2.5.5", SAID("What can't be shipped in time is fed back, recorded, and fed back to production.")) \
	C("2.5.6", SAID("Shipments are registered: ordered, product, batch, quantity, special requirements, number, handled" \
		" by, requester, dispatched, waybill.")) \
	C("2.5.7", SAID("Before dispatch the packaging is checked strictly, and suits the goods.")) \
	C("2.5.8", SAID("Carriers are chosen for service, speed and price; one that serves badly is replaced in time.")) \
	C("2.6.1", SAID("Everybody follows up in time, reports problems in time, and neither shifts nor delays them.")) \
	C("2.6.2", SAID("For late, wrong or damaged shipments there is a penalty of 100 to 300 yuan, and the loss, like" \
		" freight, is borne.")) \
	C("3.3", SAID("Sales receive, check, place and follow the customers' orders, and coordinate inside and outside.")) \
	C("3.4.1", SAID("Regular products go from sales to production at once.")) \
	C("3.4.1.1", SAID("Of a regular product's order sales tell production what it is and when it has to arrive.")) \
	C("3.4.1.2", SAID("Production answers in writing within 4 hours when it arrives; if not as required, with a written" \
		" report.")) \
	C("3.4.2", SAID("Where a power cut, damaged equipment or another cause that is nobody's fault endangers orders," \
		" production reports to sales in writing within 2 hours; sales settle it with the customer.")) \
	C("3.4.3", SAID("Where orders exceed the capacity production says so, the general manager decides the plan by the" \
		" products' profit, and sales talk to the customers.")) \
	C("3.4.4", SAID("New products and special cases take the signature of the sales vice president or above.")) \
	C("3.4.4.1", SAID("For a new product a demand plan is filed, and signed by the sales vice president or above, before" \
		" production has it.")) \
	C("3.4.4.2", SAID("Production organizes the review; the general manager decides by its result whether it is made.")) \
	C("3.4.4.3", SAID("Production sets the departments' milestones and tells sales the day of dispatch; it begins when the" \
		" departments have met theirs, and who misses a milestone is assessed.")) \
	C("3.4.4.4", SAID("A change of quantity, specification or quality of what is in production takes a change notice," \
		" signed by the sales vice president or above, before production has it.")) \
	C("3.4.4.5", SAID("What exceeds the capacity or can't be made here is bought on an outsourcing request without gaps," \
		" signed by the sales vice president or above, handled by purchasing and confirmed by the general manager."))

static const struct {
	const char *number, *text;
} clauses[] = {
#define C(number, text) {number, text},
	CLAUSES(C)
#undef C
	{0},
};

const char *clause_text(const char *clause) {
	for (int i = 0; clauses[i].number; i++)
		if (strcmp(clauses[i].number, clause) == 0)
			return clauses[i].text;
	return NULL;
}

const char *clause_number(int place) {
	return clauses[place].number;
}

bool clause_within(const char *number, const char *whole) {
	const size_t length = strlen(whole);
	return strncmp(number, whole, length) == 0
		&& (number[length] == '\0' || number[length] == '.' || (isdigit((unsigned char)whole[length - 1]) && isalpha((unsigned char)number[length])));
}
