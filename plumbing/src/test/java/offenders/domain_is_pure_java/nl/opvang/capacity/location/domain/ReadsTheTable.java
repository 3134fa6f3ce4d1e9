package offenders.domain_is_pure_java.nl.opvang.capacity.location.domain;

import java.sql.Connection;
import offenders.Offender;

@Offender
record ReadsTheTable(Connection connection) {}
