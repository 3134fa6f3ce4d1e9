package nl.opvang.contracts.funding;

/** For whom somebody acts who says something in a dossier. */
public enum OfficerRole {
    MUNICIPALITY,
    REGION,
    KCIO,
    NOO,
    MINISTRY,
    AUDITOR,
    OPERATOR
}
