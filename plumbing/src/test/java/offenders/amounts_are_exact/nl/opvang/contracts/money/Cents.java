package offenders.amounts_are_exact.nl.opvang.contracts.money;

record Cents(long amount) {}
