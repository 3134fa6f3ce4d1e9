package offenders.transactions_are_opened_by_hand.nl.opvang.capacity.location.write;

import org.springframework.transaction.support.TransactionOperations;

record OpensItself(TransactionOperations transactions) {}
