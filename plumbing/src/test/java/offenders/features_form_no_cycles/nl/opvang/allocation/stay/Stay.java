package offenders.features_form_no_cycles.nl.opvang.allocation.stay;

import offenders.Offender;
import offenders.features_form_no_cycles.nl.opvang.allocation.registration.Registration;

@Offender
public record Stay(Registration registration) {}
