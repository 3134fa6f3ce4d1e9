package offenders.amounts_are_exact.nl.opvang.funding.norm.domain;

import offenders.Offender;

@Offender
record RoundsSomehow(double euros) {}
