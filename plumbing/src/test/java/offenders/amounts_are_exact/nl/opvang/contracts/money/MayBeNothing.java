package offenders.amounts_are_exact.nl.opvang.contracts.money;

import offenders.Offender;

@Offender
interface MayBeNothing {
    Float percentage();
}
