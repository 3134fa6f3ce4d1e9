package nl.opvang.reporting.figure.read;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import nl.opvang.contracts.ledger.Quantity;
import nl.opvang.plumbing.access.Caller;
import nl.opvang.plumbing.ledger.Area;
import nl.opvang.plumbing.ledger.Ledger;
import nl.opvang.plumbing.ledger.Level;
import nl.opvang.plumbing.ledger.RecordedLine;
import nl.opvang.plumbing.ledger.Selection;
import org.springframework.stereotype.Component;

/**
 * Opens a figure up to the changes of which it is the sum: all of them, for everyone who may see the figure. They tell
 * no more than the figure itself does to who asks for it as known at every moment; what else they name is named to
 * those who may see that.
 */
@Component
public class FigureLines {
    /** Every figure that ever was began later. */
    public static final LocalDate FROM_THE_FIRST_DAY = LocalDate.EPOCH;

    private static final AreaChoice MUNICIPALITIES = new AreaChoice(Level.MUNICIPALITY, new Area.Country());

    private final Ledger ledger;
    private final Areas areas;

    FigureLines(Ledger ledger, Areas areas) {
        this.ledger = ledger;
        this.areas = areas;
    }

    /**
     * The lines behind the figure of the area within which is asked, in the order of their recording.
     *
     * @param inquiry of the level of that area
     * @param what quantities and kinds that the figure is the sum of
     * @param from leaves out what took effect before: of a figure that says what changed since then
     */
    public List<FigureLine> of(
            Inquiry inquiry, Selection what, LocalDate from, Caller caller, RecordedLine.Key after, int limit) {
        var on = inquiry.on();
        var municipalities = named(Level.MUNICIPALITY, on, caller);
        var locations = named(Level.LOCATION, on, caller);
        return ledger.lines(inquiry.narrow(what), from, on, inquiry.knownAt(), after, limit).stream()
                .map(line -> FigureLine.of(
                        line, municipalities.contains(line.municipality()), locations.contains(line.municipality())))
                .toList();
    }

    /** What a figure of these quantities is the sum of; {@link Selection#ofKinds} narrows it. */
    public static Selection what(Inquiry inquiry, Quantity... quantities) {
        return Selection.of(inquiry.areas().level(), quantities);
    }

    /** Recorded codes of the municipalities that a caller may see at a level. */
    private Set<String> named(Level level, LocalDate on, Caller caller) {
        return areas.recordedCodes(MUNICIPALITIES, on, Inquiries.visible(level, caller))
                .keySet();
    }
}
