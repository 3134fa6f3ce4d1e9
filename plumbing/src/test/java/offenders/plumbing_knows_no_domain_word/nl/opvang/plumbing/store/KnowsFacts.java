package offenders.plumbing_knows_no_domain_word.nl.opvang.plumbing.store;

import offenders.plumbing_knows_no_domain_word.nl.opvang.contracts.event.Fact;

record KnowsFacts(Fact fact) {}
