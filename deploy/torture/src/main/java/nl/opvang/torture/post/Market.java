package nl.opvang.torture.post;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Households that ask and offers between municipalities, as clients of all of them know them: so they meet over them. */
final class Market {
    private static final int REMEMBERED = 60;
    private static final int MOST_RIVALS = 6;

    /** How far an offer may be, as far as was said; each step of each offer is said once. */
    enum Stage {
        ASKED,
        HELD,
        ACCEPTED,
        OVER
    }

    /** A household that asked, or may have. */
    record Household(String town, UUID request, int people, LocalDate from) {}

    /**
     * An offer that was asked for, or may have been.
     *
     * @param of the municipality that is to make it
     */
    record Offer(Household household, UUID id, String of) {
        /** As the register writes it. */
        String text() {
            return household.town() + ":" + id;
        }
    }

    private static final class Standing {
        private final Offer offer;
        private Stage stage;

        private Standing(Offer offer, Stage stage) {
            this.offer = offer;
            this.stage = stage;
        }
    }

    private final List<Household> households = new ArrayList<>();
    private final List<Standing> offers = new ArrayList<>();

    synchronized void asks(Household household) {
        remember(households, household);
    }

    /** One of those that asked this municipality; null when none did. */
    synchronized @Nullable Household household(String town, Random dice) {
        return last(
                households.stream()
                        .filter(household -> household.town().equals(town))
                        .toList(),
                dice);
    }

    /** As {@link #household}; each is given once. */
    synchronized @Nullable Household takeHousehold(String town, Random dice) {
        var household = household(town, dice);
        if (household != null) households.remove(household);
        return household;
    }

    synchronized void offers(Offer offer, Stage stage) {
        remember(offers, new Standing(offer, stage));
    }

    /** An offer that is so far, and goes on to the next stage: nobody else is given it there. Null when there is none. */
    synchronized @Nullable Offer take(Stage at, Stage next, Predicate<Offer> which, Random dice) {
        var standing = last(
                offers.stream()
                        .filter(each -> each.stage == at && which.test(each.offer))
                        .toList(),
                dice);
        if (standing == null) return null;
        standing.stage = next;
        return standing.offer;
    }

    private static <T> @Nullable T last(List<T> all, Random dice) {
        return all.isEmpty() ? null : all.get(all.size() - 1 - dice.nextInt(Math.min(all.size(), MOST_RIVALS)));
    }

    private static <T> void remember(List<T> list, T what) {
        list.add(what);
        if (list.size() > REMEMBERED) list.removeFirst();
    }
}
