package nl.opvang.funding.application.page;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request as a page shows it.
 *
 * @param progress how far it is, as the last part of the name of a text
 * @param tone of that: good, warn, bad or none
 * @param outcome what the decision that stands grants, in words; null before
 * @param turns what is to be done about it, and by whom
 * @param actions what who looks at it may do
 * @param onBehalf what they may enter for the applicant
 * @param barred why they may not do what others in their role may
 * @param decision where the decision is, to be printed; null before
 */
record RequestView(
        UUID id,
        String title,
        String progress,
        String tone,
        Substance.Shown substance,
        Substance.@Nullable Shown calculation,
        @Nullable String outcome,
        List<Turn> turns,
        List<Action> actions,
        List<Action> onBehalf,
        List<String> barred,
        @Nullable String decision) {
    /** Something that may be done, and where. */
    record Action(Step step, String address) {}
}
