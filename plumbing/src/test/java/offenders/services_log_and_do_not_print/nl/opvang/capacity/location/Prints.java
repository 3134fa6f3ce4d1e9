package offenders.services_log_and_do_not_print.nl.opvang.capacity.location;

import offenders.Offender;

@Offender
class Prints {
    void print() {
        System.out.println("a location");
    }
}
