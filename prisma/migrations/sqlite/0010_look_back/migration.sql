-- Sessions of before get the newest frame that their log shows
UPDATE "Session" SET "latestFrameId" = (
    SELECT f."id"
    FROM "AgentEvent" e
    JOIN "Frame" f ON f."id" = COALESCE(json_extract(e."data", '$.frameId'), json_extract(e."data", '$.screen.frameId'))
    WHERE e."sessionId" = "Session"."id" AND e."type" IN ('screenshot', 'tool_result', 'user_action_result')
    ORDER BY e."index" DESC
    LIMIT 1
)
WHERE "deletedAt" IS NULL;

-- And what their turns say of where the time went
UPDATE "Session" SET
    "modelMs" = t."modelMs",
    "actionMs" = t."actionMs",
    "settleMs" = t."settleMs",
    "captureMs" = t."captureMs",
    "encodeMs" = t."encodeMs"
FROM (
    SELECT
        "sessionId",
        SUM(json_extract("data", '$.timing.modelMs')) AS "modelMs",
        SUM(json_extract("data", '$.timing.actionMs')) AS "actionMs",
        SUM(json_extract("data", '$.timing.settleMs')) AS "settleMs",
        SUM(json_extract("data", '$.timing.captureMs')) AS "captureMs",
        SUM(json_extract("data", '$.timing.encodeMs')) AS "encodeMs"
    FROM "AgentEvent"
    WHERE "type" = 'turn_completed'
    GROUP BY "sessionId"
) t
WHERE t."sessionId" = "Session"."id";
