package offenders.only_a_main_class_is_called_a_service.nl.opvang.capacity.location;

import offenders.Offender;

@Offender
class LocationService {}
