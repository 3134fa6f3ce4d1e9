package offenders.reading_never_sees_writing.nl.opvang.capacity.location.read;

import offenders.Offender;
import offenders.reading_never_sees_writing.nl.opvang.capacity.location.write.Form;

@Offender
record ShowsTheForm(Form form) {}
