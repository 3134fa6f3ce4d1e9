package nl.opvang.plumbing.http.write;

/** A twin of this request was answered while it was decided: what was decided is rolled back, the twin's answer counts. */
final class AnsweredMeanwhile extends RuntimeException {
    private static final long serialVersionUID = 1;

    AnsweredMeanwhile() {
        super("answered meanwhile", null, false, false);
    }
}
