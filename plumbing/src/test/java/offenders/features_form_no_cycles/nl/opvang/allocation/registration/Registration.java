package offenders.features_form_no_cycles.nl.opvang.allocation.registration;

import java.util.List;
import offenders.Offender;
import offenders.features_form_no_cycles.nl.opvang.allocation.stay.Stay;

@Offender
public record Registration(List<Stay> stays) {}
