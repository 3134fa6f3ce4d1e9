package offenders.what_auditors_alone_read_is_logged.nl.opvang.capacity.location.read;

import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.http.processing.Processes;

@Processes(Processes.AUDIT)
class SeenReader {
    @AllowedTo(Role.AUDITOR)
    void read() {}
}
