package offenders.contracts_depend_on_nothing.nl.opvang.contracts.money;

import offenders.Offender;
import tools.jackson.databind.JsonNode;

@Offender
record Price(JsonNode node) {}
