package offenders.contracts_depend_on_nothing.nl.opvang.contracts.money;

record Amount(long cents) {}
