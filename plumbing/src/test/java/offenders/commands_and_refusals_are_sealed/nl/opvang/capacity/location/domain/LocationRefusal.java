package offenders.commands_and_refusals_are_sealed.nl.opvang.capacity.location.domain;

import offenders.Offender;

@Offender
enum LocationRefusal {
    NOT_OPEN
}
