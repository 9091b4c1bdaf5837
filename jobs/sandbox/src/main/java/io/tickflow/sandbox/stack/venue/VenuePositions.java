package io.tickflow.sandbox.stack.venue;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import quickfix.Message;
import quickfix.field.Account;
import quickfix.field.AccountType;
import quickfix.field.ClearingBusinessDate;
import quickfix.field.LongQty;
import quickfix.field.PosMaintRptID;
import quickfix.field.PosReqID;
import quickfix.field.PosReqResult;
import quickfix.field.PosReqStatus;
import quickfix.field.ShortQty;
import quickfix.field.Symbol;
import quickfix.field.TotalNumPosReports;
import quickfix.fix44.PositionReport;
import quickfix.fix44.RequestForPositionsAck;

/** Writes RequestForPositionsAck(35=AO) and PositionReport(35=AP). */
final class VenuePositions {

    private VenuePositions() {}

    /** An acknowledgement, and a report for each symbol. */
    static List<Message> answers(
            Map<String, Double> held, String requestId, String client, long nowMillis) {
        List<Message> answers = new ArrayList<>();
        answers.add(acknowledgement(held, requestId, client));
        held.forEach(
                (symbol, units) ->
                        answers.add(
                                report(symbol, units, held.size(), requestId, client, nowMillis)));
        return answers;
    }

    private static Message acknowledgement(
            Map<String, Double> held, String requestId, String client) {
        var message = new RequestForPositionsAck();
        message.set(new PosMaintRptID(requestId));
        message.set(new PosReqID(requestId));
        message.set(new TotalNumPosReports(held.size()));
        message.set(
                new PosReqResult(
                        held.isEmpty()
                                ? PosReqResult.NO_POSITIONS_FOUND_THAT_MATCH_CRITERIA
                                : PosReqResult.VALID_REQUEST));
        message.set(new PosReqStatus(PosReqStatus.COMPLETED));
        identify(message, client);
        return message;
    }

    private static Message report(
            String symbol,
            double units,
            int total,
            String requestId,
            String client,
            long nowMillis) {
        var message = new PositionReport();
        message.set(new PosMaintRptID(requestId + '/' + symbol));
        message.set(new PosReqID(requestId));
        message.set(new TotalNumPosReports(total));
        message.set(new PosReqResult(PosReqResult.VALID_REQUEST));
        message.setString(
                ClearingBusinessDate.FIELD,
                Instant.ofEpochMilli(nowMillis)
                        .atZone(ZoneOffset.UTC)
                        .format(DateTimeFormatter.BASIC_ISO_DATE));
        identify(message, client);
        message.set(new Symbol(symbol));
        var group = new PositionReport.NoPositions();
        group.setString(LongQty.FIELD, plain(Math.max(0, units)));
        group.setString(ShortQty.FIELD, plain(Math.max(0, -units)));
        message.addGroup(group);
        return message;
    }

    private static void identify(Message message, String client) {
        message.setString(Account.FIELD, client);
        message.setInt(
                AccountType.FIELD, AccountType.ACCOUNT_IS_CARRIED_ON_CUSTOMER_SIDE_OF_THE_BOOKS);
    }

    private static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
