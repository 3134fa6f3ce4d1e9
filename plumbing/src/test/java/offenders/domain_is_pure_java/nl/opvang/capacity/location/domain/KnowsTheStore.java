package offenders.domain_is_pure_java.nl.opvang.capacity.location.domain;

import offenders.Offender;
import offenders.domain_is_pure_java.nl.opvang.plumbing.store.Cupboard;

@Offender
record KnowsTheStore(Cupboard cupboard) {}
