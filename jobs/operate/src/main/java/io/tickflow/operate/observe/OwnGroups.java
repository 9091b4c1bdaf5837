package io.tickflow.operate.observe;

/**
 * Consumer groups of a deployment. Others on the same cluster, such as a console or another
 * deployment, are shown and not judged.
 *
 * @param feed group of the SignalJob
 * @param desk group of the DeskJob
 * @param history group of the HistoryJob
 */
public record OwnGroups(String feed, String desk, String history) {

    /** Returns true for the group of the SignalJob or the desk. */
    public boolean trades(String group) {
        return group.equals(feed) || group.equals(desk);
    }
}
