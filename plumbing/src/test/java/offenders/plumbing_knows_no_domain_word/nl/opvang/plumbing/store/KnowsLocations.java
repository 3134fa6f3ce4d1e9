package offenders.plumbing_knows_no_domain_word.nl.opvang.plumbing.store;

import offenders.Offender;
import offenders.plumbing_knows_no_domain_word.nl.opvang.contracts.capacity.Closed;

@Offender
record KnowsLocations(Closed closed) {}
