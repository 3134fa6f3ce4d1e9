package nl.opvang.funding.worklist.read;

import java.util.Comparator;
import java.util.List;
import nl.opvang.funding.dossier.read.DossierAddress;
import nl.opvang.funding.dossier.read.DossierPlace;
import nl.opvang.funding.worklist.domain.Task;
import nl.opvang.funding.worklist.domain.Work.Urgency;
import nl.opvang.funding.worklist.read.WorkListController.Question;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Caller;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.http.form.Cursor;
import nl.opvang.plumbing.http.form.Query;
import nl.opvang.plumbing.page.InNavigation;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What whoever is signed in has to do about applications for money, and by when. */
@Controller
class WorkListPage {
    private static final int DOSSIERS = 100;

    /** What is late first, and what nobody can go on with last. */
    private static final List<Urgency> ORDER = List.of(Urgency.OVERDUE, Urgency.DUE, Urgency.PAUSED);

    private final OwnWork work;

    WorkListPage(OwnWork work) {
        this.work = work;
    }

    record Listing(@Nullable Cursor cursor) {
        /** @throws IllegalArgumentException when the cursor is not one of this list's */
        Listing {
            if (cursor != null) DossierPlace.of(cursor);
        }
    }

    /** @param address of the dossier's page; null when it has none */
    record Row(WorkItem item, @Nullable String address) {}

    @GetMapping("/work")
    @AllowedTo({Role.MUNICIPALITY, Role.REGION, Role.NOO, Role.MINISTRY})
    @InNavigation(label = "work", order = 3)
    String show(@Query Listing listing, Caller caller, Model model) {
        var list = work.of(new Question(null, null, DOSSIERS, listing.cursor()), caller);
        model.addAttribute("list", list)
                .addAttribute(
                        "items",
                        list.items().stream()
                                .sorted(Comparator.<WorkItem>comparingInt(item -> ORDER.indexOf(item.urgency()))
                                        .thenComparing(
                                                WorkItem::dueOn, Comparator.nullsLast(Comparator.naturalOrder())))
                                .map(item -> new Row(item, address(item)))
                                .toList());
        return "funding/work";
    }

    /** Whoever is to pay goes to the payments, and not to the decision. */
    private static @Nullable String address(WorkItem item) {
        boolean pays = item.task() == Task.PAY || item.task() == Task.RECLAIM;
        return DossierAddress.of(
                pays && item.area().level().equals("municipality")
                        ? "payment:%s:%d".formatted(item.area().code(), item.year())
                        : item.dossier());
    }
}
