package offenders.what_auditors_alone_read_is_logged.nl.opvang.capacity.location.read;

import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Role;
import offenders.Offender;

@Offender
class UnseenReader {
    @AllowedTo(Role.AUDITOR)
    void read() {}
}
