package nl.opvang.funding.transition.read;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import nl.opvang.contracts.funding.TransitionEvent.InformationAsked;
import nl.opvang.contracts.funding.TransitionEvent.InformationSupplied;
import nl.opvang.funding.calendar.domain.WorkingClock;
import nl.opvang.funding.dossier.read.Dossier;

/** When the clock of the assessment of a plan stood still: while the municipality had to supply something about it. */
public final class AssessmentPauses {
    private AssessmentPauses() {}

    /** In their order; the last one may go on. */
    public static List<WorkingClock.Pause> of(Dossier dossier) {
        var pauses = new ArrayList<WorkingClock.Pause>();
        Instant asked = null;
        for (var said : dossier.said()) {
            if (said.event() instanceof InformationAsked event
                    && event.requestId().equals(event.transitionId())) asked = said.knownAt();
            if (asked != null
                    && said.event() instanceof InformationSupplied event
                    && event.requestId().equals(event.transitionId())) {
                pauses.add(new WorkingClock.Pause(asked, said.knownAt()));
                asked = null;
            }
        }
        if (asked != null) pauses.add(new WorkingClock.Pause(asked, null));
        return pauses;
    }
}
