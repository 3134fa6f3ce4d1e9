package nl.opvang.plumbing.http.processing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Data about people, or for audits, go in or out here: each request is logged before it is answered. On a controller, or one method. */
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Processes {
    /** The activity for which data of audits are read. */
    String AUDIT = "audit";

    /** The processing activity, as the register of these activities names it. */
    String value();

    /** The path variable that holds whom, or what of somebody, it is about; none when it is about many. */
    String subject() default "";
}
