package offenders.features_form_no_cycles.nl.opvang.allocation.target;

import offenders.features_form_no_cycles.nl.opvang.allocation.registration.Registration;

record Target(Registration registration) {}
